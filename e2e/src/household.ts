// A household: claims its fridge, has it attest, joins the token gate and gives mandates.

import type { KeyringPair } from "@polkadot/keyring/types";
import { account, ed25519Key, FRIDGE_MODEL, type Parties } from "./accounts.ts";
import { attestCall } from "./batch.ts";
import { commodity, commodityJson, MEASURE } from "./catalogue.ts";
import { amount, type Call, type Chain, eventsNamed, expectOk, type SealedBlock } from "./chain.ts";
import { DeliveryCodes } from "./client.ts";
import { claimCall } from "./device.ts";
import type { Reading } from "./fridge.ts";
import { DAY, HOUR, type HouseholdRecord, type SlotRecord, UNIT } from "./restocks.ts";

const MILLION = 1_000_000n;
/** Resolution of a sensor that tells half a portion from noise. */
const RESOLUTION = 60;
/** Number of the household's largest purchases that a compartment takes. */
const PURCHASES_PER_COMPARTMENT = 3;
const CANCEL_WINDOW = 4 * HOUR;
const BUDGET_PERIOD = 30 * DAY;
const YEAR = 365 * DAY;
/** Codes of a mandate: more than a slot has orders in a year. */
const CODES = 400;

/** A slot as `cot_slots` answers; quantities in thousandths of a unit. */
export interface SlotAnswer {
  slot: number;
  level: number | null;
  /** Whole cycles of use that the chain has seen. */
  cycles: number;
  /** True if they suffice for the chain to buy. */
  learned: boolean;
  usualRestock: number;
  /** Rhythm of the household's shopping, which decides on rewards. */
  rhythm: { state: string };
  forecast: { ratePerDay: number; daysLeft: number } | null;
  mandated: boolean;
  /** True if the slot measures what the device's model does. */
  modelled: boolean;
  openOrder: number | null;
}

/** An offer as `cot_offers` returns it. */
interface Offer {
  merchant: string;
  asset: number | null;
  price: string;
  unitSize: number;
  expiresAt: number;
  delivery: { fee: string; minimum: string };
}

/** Prices of a merchant, each the lowest of today. */
interface Prices {
  /** For a whole unit of the goods. */
  unit: bigint;
  /** For a delivery. */
  delivery: bigint;
}

/** The household's membership at the manufacturer's gate. */
interface Membership {
  minHold: string;
  mandates: number;
}

export class Household {
  /** The fridge, once it is claimed. */
  device = 0;
  #sequence = 0;
  /** True after a restock, which may have completed what the chain has to learn of a slot. */
  #mayHaveLearned = false;
  #isMember = false;

  private constructor(
    readonly chain: Chain,
    readonly record: HouseholdRecord,
    readonly parties: Parties,
    readonly account: KeyringPair,
    readonly deviceKey: KeyringPair,
  ) {}

  static async of(chain: Chain, record: HouseholdRecord, parties: Parties): Promise<Household> {
    const suri = `//Household//${record.id}`;
    return new Household(
      chain,
      record,
      parties,
      await account(suri),
      await ed25519Key(`${suri}//fridge`),
    );
  }

  /** Claims the fridge, of the manufacturer's model, with its voucher and its own signature. */
  async claimFridge(): Promise<void> {
    const call = claimCall(this.chain, {
      manufacturer: this.parties.manufacturer.address,
      voucherKey: this.parties.voucherKey,
      serial: `FRIDGE-${this.record.id}`,
      deviceKey: this.deviceKey,
      owner: this.account.address,
      expiresAt: this.#now() + DAY,
      model: FRIDGE_MODEL,
    });
    const { events } = expectOk(await this.chain.execute(this.account, call));
    const claimed = events.find(({ name }) => name === "deviceRegistry.DeviceClaimed");
    this.device = Number(claimed?.data["device"]);
  }

  /** Says what is in each compartment of the model, and removes those that are not used. */
  async configureSlots(): Promise<void> {
    const used = this.record.slots.map((record, slot) =>
      this.chain.call("deviceRegistry", "configureSlot", this.device, slot, {
        Stock: {
          commodity: commodity(record.slot),
          unit: MEASURE,
          capacity: compartment(record),
          resolution: Math.max(RESOLUTION, Math.ceil(compartment(record) / 100)),
        },
      }),
    );
    const unused = (await this.slots())
      .filter(({ slot }) => slot >= used.length)
      .map(({ slot }) => this.chain.call("deviceRegistry", "removeSlot", this.device, slot));
    expectOk(await this.chain.execute(this.account, this.chain.batch([...used, ...unused])));
  }

  /** Submits one batch of readings. */
  async attest(readings: Reading[]): Promise<void> {
    this.#sequence += 1;
    const batch = { device: this.device, sequence: this.#sequence, readings };
    await this.chain.submit(this.account, attestCall(this.chain, this.deviceKey, batch));
  }

  /** Notes restocks, and the household's membership. */
  observe(block: SealedBlock): void {
    this.#mayHaveLearned ||= eventsNamed([block], "attestations.Restocked").some(
      ({ data }) => data["device"] === this.device,
    );
    this.#isMember ||= eventsNamed([block], "autoPurchase.MembershipJoined").some(
      ({ data }) => data["household"] === this.account.address,
    );
  }

  /** Joins the gate once the tokens suffice, then gives a mandate for every slot that is learned. */
  async act(): Promise<void> {
    if (!this.#isMember) {
      await this.#joinIfPossible();
      return;
    }
    if (this.#mayHaveLearned) {
      const slots = (await this.slots()).filter(({ learned, mandated }) => learned && !mandated);
      const covered = await this.#mandatesCovered();
      for (const slot of slots.slice(0, covered)) {
        await this.chain.submit(this.account, await this.#mandateCall(slot));
      }
      // For the others the household has too few tokens yet.
      this.#mayHaveLearned = slots.length > covered;
    }
  }

  /** Number of mandates that the household's tokens still suffice for. */
  async #mandatesCovered(): Promise<number> {
    const { address } = this.parties.manufacturer;
    const { minHold, mandates } = await this.chain.readJson<Membership>(
      "autoPurchase",
      "memberships",
      this.account.address,
      address,
    );
    const share = BigInt(this.chain.constant("autoPurchase", "mandateHold").toString());
    const each = (amount(minHold) * share + MILLION - 1n) / MILLION;
    const { has } = await this.gate();
    // The membership's first mandate takes no more than the gate.
    return Math.max(0, Number((has - amount(minHold)) / each) + 1 - mandates);
  }

  /** The fridge's slots, as the chain knows them. */
  async slots(): Promise<SlotAnswer[]> {
    return this.chain.provider.send<SlotAnswer[]>("cot_slots", [this.device]);
  }

  /** The manufacturer's token, its amount that joining needs, and the household's balance. */
  async gate(): Promise<{ token: number; needed: bigint; has: bigint }> {
    const { address } = this.parties.manufacturer;
    const program = await this.chain.readJson<{ token: number }>("rewards", "programs", address);
    const holding = await this.chain.readJson<{ balance: string } | null>(
      "assets",
      "account",
      program.token,
      this.account.address,
    );
    return {
      token: program.token,
      needed: amount(await this.chain.readJson("autoPurchase", "gates", address)),
      has: amount(holding?.balance ?? 0),
    };
  }

  async #joinIfPossible(): Promise<void> {
    const { needed, has } = await this.gate();
    if (has >= needed) {
      const { address } = this.parties.manufacturer;
      await this.chain.submit(
        this.account,
        this.chain.call("autoPurchase", "join", address, needed),
      );
    }
  }

  /** A mandate for any offer of the merchant for the slot, up to a tenth above today's price. */
  async #mandateCall({ slot, usualRestock, forecast }: SlotAnswer): Promise<Call> {
    const record = this.record.slots[slot];
    if (!record) {
      throw new Error(`the household has no slot ${slot}`);
    }
    const { unit: price, delivery } = await this.#pricesFor(record);
    // Room for one usual purchase, in whole units, on top of one that is left.
    const parLevel = Math.min(compartment(record), 2 * wholeUnits(usualRestock));
    const maxUnitPrice = price + price / 10n;
    const maxOrderValue = (maxUnitPrice * BigInt(parLevel)) / BigInt(UNIT);
    const maxDeliveryFee = delivery + delivery / 10n;
    const usedPerPeriod = ((forecast?.ratePerDay ?? 0) * BUDGET_PERIOD) / DAY;
    const ordersPerPeriod = BigInt(Math.ceil(usedPerPeriod / usualRestock) + 1);
    return this.chain.call("autoPurchase", "giveMandate", this.device, slot, {
      choice: { Category: { merchants: [this.parties.merchant.address], maxLeadTime: DAY } },
      mode: "Live",
      asset: "Native",
      maxUnitPrice,
      maxOrderValue,
      maxDeliveryFee,
      budget: (maxOrderValue + maxDeliveryFee) * ordersPerPeriod,
      period: BUDGET_PERIOD,
      parLevel,
      serviceLevel: "Balanced",
      cancelWindow: CANCEL_WINDOW,
      expiresAt: this.#now() + YEAR,
      arbiters: [],
      codes: this.codes(slot).terms,
    });
  }

  /** The codes with which the household takes the goods of a slot. */
  codes(slot: number): DeliveryCodes {
    return new DeliveryCodes(`//Household//${this.record.id}//codes//${slot}`, CODES);
  }

  /** The merchant's prices for the slot's goods. */
  async #pricesFor(slot: SlotRecord): Promise<Prices> {
    const offers = await this.chain.provider.send<Offer[]>("cot_offers", [
      commodityJson(slot.slot),
    ]);
    const valid = offers
      .filter(({ merchant }) => merchant === this.parties.merchant.address)
      .filter(({ asset, expiresAt }) => asset === null && expiresAt > this.#now());
    return {
      unit: lowest(
        valid.map((each) => (amount(each.price) * BigInt(UNIT)) / BigInt(each.unitSize)),
      ),
      delivery: lowest(valid.map((each) => amount(each.delivery.fee))),
    };
  }

  #now(): number {
    return this.chain.history.at(-1)?.time ?? 0;
  }
}

function lowest(prices: bigint[]): bigint {
  return prices.sort((a, b) => Number(a - b))[0] ?? 0n;
}

function wholeUnits(quantity: number): number {
  return Math.ceil(quantity / UNIT) * UNIT;
}

/** Capacity of the slot's compartment. */
function compartment(record: SlotRecord): number {
  const largest = Math.max(...record.purchases.map((purchase) => purchase.quantity));
  return PURCHASES_PER_COMPARTMENT * largest * UNIT;
}
