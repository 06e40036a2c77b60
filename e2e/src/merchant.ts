// A reference merchant: publishes offers, accepts orders once they can no longer be called off, and ships them.

import type { KeyringPair } from "@polkadot/keyring/types";
import { stringToU8a, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";

import type { CommodityInput } from "./catalogue.ts";
import { type Chain, eventsNamed, expectOk, type SealedBlock } from "./chain.ts";

export interface OfferInput {
  product: bigint;
  category: CommodityInput;
  /** Stock one unit brings, in thousandths of the slot's unit. */
  unitSize: number;
  price: bigint;
  /** Seconds from the end of the cancel window to the door. */
  leadTime: number;
  stock: number;
  /** Unix seconds. */
  expiresAt: number;
}

/** An open order as the chain's state tells it. */
export interface Order {
  household: string;
  device: number;
  slot: number;
  units: number;
  quantity: number;
  leadTime: number;
  value: number | string;
  state:
    | { placed: { cancellableUntil: number } }
    | { accepted: null }
    | { shipped: { at: number } }
    | { delivered: { at: number } };
}

/** Goods on their way. */
export interface Shipment {
  order: number;
  device: number;
  slot: number;
  quantity: number;
  arrivesAt: number;
}

const CLOSING_EVENTS = ["OrderSettled", "OrderCancelled", "OrderExpired"];

export class Merchant {
  /** Orders that are not closed, with the time their goods were promised for. */
  readonly #promised = new Map<number, number>();

  constructor(
    readonly chain: Chain,
    readonly account: KeyringPair,
  ) {}

  async publish(offers: OfferInput[]): Promise<void> {
    const calls = offers.map((offer) =>
      this.chain.call(
        "autoPurchase",
        "publishOffer",
        offer.product,
        offer.category,
        offer.unitSize,
        offer.price,
        "Native",
        offer.leadTime,
        offer.stock,
        offer.expiresAt,
      ),
    );
    expectOk(await this.chain.execute(this.account, this.chain.batch(calls)));
  }

  async #order(id: number): Promise<Order | null> {
    return this.chain.readJson<Order | null>("autoPurchase", "orders", id);
  }

  /** Takes note of what a block did to its orders; returns what it has shipped. */
  async observe(block: SealedBlock): Promise<Shipment[]> {
    const shipments: Shipment[] = [];
    for (const { data } of eventsNamed([block], "autoPurchase.OrderPlaced")) {
      const id = Number(data["order"]);
      const order = await this.#order(id);
      // An order that the same block called off again has left the state.
      if (data["merchant"] === this.account.address && order && "placed" in order.state) {
        this.#promised.set(id, order.state.placed.cancellableUntil + order.leadTime);
      }
    }
    for (const { data } of eventsNamed([block], "autoPurchase.OrderShipped")) {
      const id = Number(data["order"]);
      const promised = this.#promised.get(id);
      const order = promised === undefined ? null : await this.#order(id);
      if (promised !== undefined && order) {
        const { device, slot, quantity } = order;
        const arrivesAt = Math.max(promised, block.time + 1);
        shipments.push({ order: id, device, slot, quantity, arrivesAt });
      }
    }
    for (const name of CLOSING_EVENTS) {
      for (const { data } of eventsNamed([block], `autoPurchase.${name}`)) {
        this.#promised.delete(Number(data["order"]));
      }
    }
    return shipments;
  }

  /** Submits what is due in the block that will be sealed at `blockTime`. */
  async act(blockTime: number): Promise<void> {
    for (const id of this.#promised.keys()) {
      const state = (await this.#order(id))?.state;
      if (state && "placed" in state && state.placed.cancellableUntil <= blockTime) {
        await this.#submit("accept", id);
      } else if (state && "accepted" in state) {
        await this.#submit("ship", id, u8aToHex(blake2AsU8a(stringToU8a(`parcel ${id}`))));
      }
    }
  }

  async #submit(name: string, ...args: unknown[]): Promise<void> {
    await this.chain.submit(this.account, this.chain.call("autoPurchase", name, ...args));
  }
}
