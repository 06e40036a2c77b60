// Plays a household's record through the chain: day by day, block by block.

import type { Parties } from "./accounts.ts";
import { COT, commodity, demoGtin, MEASURE, unitPrice } from "./catalogue.ts";
import { type Chain, expectOk, type SealedBlock } from "./chain.ts";
import { Fridge, type Reading } from "./fridge.ts";
import { Household } from "./household.ts";
import { Merchant, type Shipment } from "./merchant.ts";
import { DAY, HOUR, type HouseholdRecord, UNIT } from "./restocks.ts";

/** Coins that //Alice gives the household to begin with. */
const FUNDS = 5_000n * COT;
/** Goods are at the door a day after the chain ordered them: 4 hours of cancel window and this. */
const LEAD_TIME = 20 * HOUR;
/** G-Market brings the goods of a household's orders together, if they are worth it. */
const DELIVERY = { fee: COT / 4n, minimum: COT };
const OFFER_STOCK = 10_000;
/** One of so many orders finds the goods sold out. */
const SOLD_OUT_EVERY = 40;
/** Days that the chain goes on after the record's end for open orders to be closed. */
const CLOSING_DAYS = 60;

const CLOCK = { start: "2016-12-31T00:00:00Z", step: 6 * HOUR };

/** Chain time of a replay: a day before the records begin, and a block every 6 hours. */
export const REPLAY = {
  ...CLOCK,
  args: ["--dev-clock", `start=${CLOCK.start},step=${CLOCK.step}`],
};
/** The node's arguments when blocks are sealed by the script. */
export const MANUAL_REPLAY = ["--sealing", "manual", ...REPLAY.args];

const RECORD_END = Date.UTC(2018, 0, 1) / 1_000;

export interface JourneyOptions {
  /** Seconds between two readings of the fridge. */
  readEvery?: number;
  /** False if the household gives the carrier no code. */
  codes?: boolean;
}

export class Journey {
  readonly fridge: Fridge;
  /** Every reading that was attested, in order of time. */
  readonly readings: Reading[] = [];
  /** Goods on their way. */
  #shipments: Shipment[] = [];

  private constructor(
    readonly chain: Chain,
    readonly household: Household,
    readonly merchant: Merchant,
    readonly options: JourneyOptions,
  ) {
    this.fridge = new Fridge(household.record, this.now, options.readEvery);
  }

  /** Funds the household, publishes offers for it, claims its fridge and configures the slots. */
  static async begin(
    chain: Chain,
    record: HouseholdRecord,
    parties: Parties,
    options: JourneyOptions = {},
  ): Promise<Journey> {
    const household = await Household.of(chain, record, parties);
    const merchant = new Merchant(chain, parties.merchant, SOLD_OUT_EVERY);
    const fund = chain.call("balances", "transferKeepAlive", household.account.address, FUNDS);
    expectOk(await chain.execute(parties.alice, fund));
    await merchant.publish(
      record.slots.map((slot, item) => ({
        product: demoGtin(item + 1),
        category: commodity(slot.slot),
        unitSize: UNIT,
        measure: MEASURE,
        price: unitPrice(slot),
        leadTime: LEAD_TIME,
        stock: OFFER_STOCK,
        expiresAt: RECORD_END + 365 * DAY,
        delivery: DELIVERY,
      })),
    );
    await household.claimFridge();
    await household.configureSlots();
    return new Journey(chain, household, merchant, options);
  }

  /** Chain time, in Unix seconds. */
  get now(): number {
    return this.chain.history.at(-1)?.time ?? 0;
  }

  /** True once the record is played to its end. */
  get isOver(): boolean {
    return this.now >= RECORD_END;
  }

  /** Plays on until midnight has passed and returns the blocks. */
  async playDay(): Promise<SealedBlock[]> {
    const midnight = (Math.floor(this.now / DAY) + 1) * DAY;
    const blocks: SealedBlock[] = [];
    while (this.now < midnight) {
      blocks.push(await this.#playBlock());
    }
    return blocks;
  }

  /** After the record: seals until every order is closed. */
  async *close(): AsyncGenerator<SealedBlock[]> {
    for (let day = 0; day < CLOSING_DAYS && (await this.#openOrders()) > 0; day += 1) {
      yield await this.playDay();
    }
  }

  async #openOrders(): Promise<number> {
    return (await this.chain.entries("autoPurchase", "orders")).length;
  }

  async #playBlock(): Promise<SealedBlock> {
    const blockTime = this.now + REPLAY.step;
    const readings = this.fridge.advance(blockTime);
    if (readings.length > 0) {
      await this.household.attest(readings);
      this.readings.push(...readings);
    }
    await this.household.act();
    await this.merchant.act(blockTime);
    await this.#handOver();
    const block = await this.chain.seal();
    if (block.time !== blockTime) {
      throw new Error(`block ${block.number} has time ${block.time} and not ${blockTime}`);
    }
    block.outcomes.forEach(expectOk);
    this.household.observe(block);
    for (const shipment of this.merchant.observe(block)) {
      this.fridge.deliver(shipment.slot, shipment.arrivesAt, shipment.quantity);
      this.#shipments.push(shipment);
    }
    return block;
  }

  /** The carrier has brought what was due: the merchant shows the code it was given. */
  async #handOver(): Promise<void> {
    const due = this.#shipments.filter(({ arrivesAt }) => arrivesAt <= this.now);
    this.#shipments = this.#shipments.filter(({ arrivesAt }) => arrivesAt > this.now);
    for (const { order, slot, link } of due) {
      if (link !== undefined && this.options.codes !== false) {
        await this.merchant.handOver(order, this.household.codes(slot).code(link));
      }
    }
  }
}
