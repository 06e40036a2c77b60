// Amounts of money as `bigint`, and quantities of goods with their unit.

import { ChainError } from "./errors.ts";
import type { Unit } from "./types.ts";

/** Decimals of the native coin, COT. */
export const COIN_DECIMALS = 12;

/** An amount of a coin or token in its smallest unit, of decimal text such as "1.5". */
export function amount(text: string, decimals = COIN_DECIMALS): bigint {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim());
  const [, whole = "", fraction = ""] = match ?? [];
  if (!match) {
    throw ChainError.ofInput("MalformedAmount", `"${text}" is no decimal number.`);
  }
  if (fraction.length > decimals) {
    throw ChainError.ofInput(
      "TooManyDecimals",
      `"${text}" has ${fraction.length} decimals, its coin or token ${decimals}.`,
    );
  }
  return BigInt(whole + fraction.padEnd(decimals, "0"));
}

/** Decimal text of an amount, without zeros at its end. */
export function formatAmount(value: bigint, decimals = COIN_DECIMALS): string {
  const sign = value < 0n ? "-" : "";
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return sign + (fraction ? `${whole}.${fraction}` : whole);
}

/** Goods in thousandths of their unit, as the chain counts them. */
export interface Quantity {
  thousandths: number;
  unit: Unit;
}

/** A quantity, or its text, such as "1.5 l", "250 g" or "6 pieces". */
export type QuantityLike = Quantity | string;

/** Largest number that the chain takes: 32 bits. */
const MOST = 0xffff_ffff;

/** Units by their symbols, with the thousandths of one. */
const SYMBOLS: Record<string, [Unit, number]> = {
  kg: ["Kilogram", 3],
  g: ["Kilogram", 0],
  l: ["Litre", 3],
  ml: ["Litre", 0],
  piece: ["Piece", 3],
  pieces: ["Piece", 3],
};

const SYMBOL_OF: Record<Unit, string> = { Kilogram: "kg", Litre: "l", Piece: "pieces" };

/** A quantity of its text. */
export function quantity(value: QuantityLike): Quantity {
  if (typeof value !== "string") {
    return value;
  }
  const [, number = "", symbol = ""] = /^([\d.]+)\s*([a-z]+)$/i.exec(value.trim()) ?? [];
  const [unit, decimals] = SYMBOLS[symbol.toLowerCase()] ?? [];
  if (unit === undefined || decimals === undefined) {
    throw ChainError.ofInput(
      "MalformedQuantity",
      `"${value}" is no number with one of the units ${Object.keys(SYMBOLS).join(", ")}.`,
    );
  }
  const thousandths = amount(number, decimals);
  if (thousandths > MOST) {
    throw ChainError.ofInput("QuantityTooLarge", `"${value}" exceeds 32 bits of thousandths.`);
  }
  return { thousandths: Number(thousandths), unit };
}

/** Thousandths of a quantity, which has to be of the unit. */
export function thousandthsOf(value: QuantityLike, unit: Unit): number {
  const found = quantity(value);
  if (found.unit !== unit) {
    throw ChainError.ofInput("WrongUnit", `${formatQuantity(found)} is not in ${unit}.`);
  }
  return found.thousandths;
}

/** Text of a quantity: "1.5 l". */
export function formatQuantity({ thousandths, unit }: Quantity): string {
  return `${formatAmount(BigInt(thousandths), 3)} ${SYMBOL_OF[unit]}`;
}
