// The goods of the recorded households in the trade's terms: product numbers, categories, prices.

import { stringToU8a, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";

import { meanUnitCents, type SlotRecord } from "./restocks.ts";

/** One COT, which has 12 decimals. */
export const COT = 10n ** 12n;
/** The demo counts one US dollar of the record as one COT. */
export const COT_PER_CENT = COT / 100n;

/** The demo counts one unit of the record as one kilogram, which a fridge's scales weigh. */
export const MEASURE = "Kilogram";

export type CommodityInput = { Category: number } | { Label: string };

/** Brick codes of the GS1 Global Product Classification. */
const BRICKS: Record<string, number> = {
  cheese: 10_000_028, // Cheese (Perishable)
  "frozen-pizza": 10_000_248, // Pies/Pastries/Pizzas/Quiches - Savoury (Frozen)
  lunchmeat: 10_005_781, // Pork - Prepared/Processed
  milk: 10_000_025, // Milk (Perishable)
  yogurt: 10_000_278, // Yogurt (Perishable)
};

/** The slot's GPC brick; goods that no single brick covers carry the hash of their name. */
export function commodity(slot: string): CommodityInput {
  const brick = BRICKS[slot];
  return brick === undefined
    ? { Label: u8aToHex(blake2AsU8a(stringToU8a(slot))) }
    : { Category: brick };
}

/** The slot's commodity as the chain's JSON-RPC takes it. */
export function commodityJson(slot: string): { category: number } | { label: string } {
  const input = commodity(slot);
  return "Category" in input ? { category: input.Category } : { label: input.Label };
}

/** Check digit of a GTIN whose other digits are given: weights 3 and 1 alternate from the right. */
export function gtinCheckDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** A GTIN-14 under GS1 prefix 952, which is kept for demonstrations and on no real product. */
export function demoGtin(item: number): bigint {
  const digits = `0952${String(item).padStart(9, "0")}`;
  return BigInt(`${digits}${gtinCheckDigit(digits)}`);
}

/** Price of one unit of the slot's goods: the household's mean price, rounded to the cent. */
export function unitPrice(record: SlotRecord): bigint {
  return BigInt(Math.round(meanUnitCents(record))) * COT_PER_CENT;
}
