// A reference merchant: publishes and withdraws offers, accepts orders once the cancel window is
// over, ships them, answers disputes and keeps its bond full. It learns of its orders from events of
// finalised blocks, which name it:
//
//   await merchant.resume();
//   for await (const block of chain.finalised(lastSeen)) {
//     merchant.observe(block);
//     await merchant.act(block.time + secondsPerBlock);
//   }

import type { KeyringPair } from "@polkadot/keyring/types";
import type { CommodityInput } from "./catalogue.ts";
import {
  amount,
  type Call,
  type Chain,
  type ChainEvent,
  expectOk,
  type SealedBlock,
} from "./chain.ts";
import { hashOf } from "./client.ts";
import { orderIdOf, orderOf, type Purchase, purchaseOf } from "./purchase.ts";

export interface OfferInput {
  product: bigint;
  category: CommodityInput;
  /** Goods in one unit, in thousandths of `measure`. */
  unitSize: number;
  measure: "Kilogram" | "Litre" | "Piece";
  price: bigint;
  /** Seconds from the end of the cancel window to the door. */
  leadTime: number;
  stock: number;
  /** Unix seconds. */
  expiresAt: number;
  /** For all that travels together; free and without a minimum by default. */
  delivery?: DeliveryTerms;
}

/** Fee of a delivery, and value of goods below which the merchant does not deliver. */
export interface DeliveryTerms {
  fee: bigint;
  minimum: bigint;
}

/** Goods to pick, and when they are due. */
interface Parcel {
  device: number;
  slot: number;
  quantity: number;
  /** Unix seconds at which the goods are to be at the door. */
  promised: number;
  /** Number of the code with which the household takes the goods; none without a chain. */
  link: number | undefined;
}

/** The merchant's next step for an open order. */
type Todo =
  | { accept: { from: number; basket: number | null } }
  | "decline"
  | "ship"
  | "answer"
  | "nothing";

interface OpenOrder {
  parcel: Parcel;
  todo: Todo;
}

/** Goods on their way. */
export interface Shipment extends Parcel {
  order: number;
  arrivesAt: number;
}

/** An order in the chain's state. */
interface StoredOrder {
  purchase: Purchase;
  basket: number | null;
  code: { link: number } | null;
  promisedFor: number;
  state:
    | { placed: { cancellableUntil: number } }
    | { accepted: null }
    | { shipped: { arrivesFrom: number } }
    | { delivered: object }
    | { disputed: { by: string } };
}

/** Orders that travel together. */
interface StoredBasket {
  delivery: { fee: string; minimum: string };
  value: string;
}

interface StoredDispute {
  answer: string | null;
}

export class Merchant {
  readonly #orders = new Map<number, OpenOrder>();
  readonly #offers = new Set<number>();
  #owesBond = false;
  #placed = 0;

  constructor(
    readonly chain: Chain,
    readonly account: KeyringPair,
    /** One of so many orders finds the goods sold out, and is declined; none by default. */
    readonly soldOutEvery = Number.POSITIVE_INFINITY,
  ) {}

  /** Counts one more order; returns true if the goods are sold out. */
  #runsOut(): boolean {
    this.#placed += 1;
    return this.#placed % this.soldOutEvery === 0;
  }

  /** Shows the code that the household gave for the goods of an order. */
  async handOver(order: number, code: string): Promise<void> {
    await this.#submit("handOver", order, code);
  }

  async publish(offers: OfferInput[]): Promise<void> {
    const calls = offers.map((offer) =>
      this.#call(
        "publishOffer",
        offer.product,
        offer.category,
        offer.unitSize,
        offer.measure,
        offer.price,
        "Native",
        offer.leadTime,
        offer.stock,
        offer.expiresAt,
        offer.delivery ?? { fee: 0n, minimum: 0n },
      ),
    );
    await this.#execute(calls);
  }

  /** Withdraws all offers; open orders go on. */
  async withdraw(): Promise<void> {
    await this.#execute([...this.#offers].map((offer) => this.#call("withdrawOffer", offer)));
  }

  /** Loads its offers and orders from the chain's state, after a break without blocks. */
  async resume(): Promise<void> {
    const offers = await this.chain.entries<{ merchant: string }>("autoPurchase", "offers");
    for (const { keys, value } of offers) {
      if (value.merchant === this.account.address) {
        this.#offers.add(Number(keys[0]));
      }
    }
    const open = await this.chain.entries("autoPurchase", "ordersAt", this.account.address);
    for (const { keys } of open) {
      const id = Number(keys[1]);
      const order = await this.chain.readJson<StoredOrder>("autoPurchase", "orders", id);
      const dispute = await this.chain.readJson<StoredDispute | null>(
        "autoPurchase",
        "disputes",
        id,
      );
      this.#orders.set(id, {
        parcel: parcelOf(order.purchase, order.promisedFor, order.code),
        todo: todoOf(order, dispute),
      });
    }
    const { address } = this.account;
    const { bond } = await this.chain.readJson<{ bond: string }>(
      "autoPurchase",
      "merchants",
      address,
    );
    const full = this.chain.constant("autoPurchase", "merchantBond").toString();
    this.#owesBond = amount(bond) < amount(full);
  }

  /** Notes a finalised block's changes of its offers and orders; returns the goods shipped. */
  observe(block: SealedBlock): Shipment[] {
    const own = block.events.filter(
      ({ data }) => (orderOf(data)?.merchant ?? data["merchant"]) === this.account.address,
    );
    return own.flatMap((event) => this.#note(event, block.time));
  }

  #note({ name, data }: ChainEvent, now: number): Shipment[] {
    const id = orderIdOf(data) ?? Number.NaN;
    const order = this.#orders.get(id);
    const next = (todo: Todo): void => {
      if (order) {
        order.todo = todo;
      }
    };
    switch (name) {
      case "autoPurchase.OfferPublished":
        this.#offers.add(Number(data["offer"]));
        break;
      case "autoPurchase.OfferWithdrawn":
        this.#offers.delete(Number(data["offer"]));
        break;
      case "autoPurchase.OrderPlaced":
        this.#orders.set(id, {
          parcel: parcelOf(
            purchaseOf(data),
            Number(data["promisedFor"]),
            data["code"] as { link: number } | null,
          ),
          todo: this.#runsOut() ? "decline" : acceptFrom(data["cancellableUntil"], data["basket"]),
        });
        break;
      case "autoPurchase.OrderAccepted":
        next("ship");
        break;
      case "autoPurchase.OrderShipped":
        next("nothing");
        return order
          ? [
              {
                ...order.parcel,
                order: id,
                arrivesAt: Math.max(Number(data["arrivesFrom"]), now + 1),
              },
            ]
          : [];
      case "autoPurchase.OrderDisputed":
        next(data["by"] === "Household" ? "answer" : "nothing");
        break;
      case "autoPurchase.OrderExpired":
        this.#owesBond ||= amount(data["penalty"]) + amount(data["fine"]) > 0n;
        this.#orders.delete(id);
        break;
      case "autoPurchase.OrderCancelled":
      case "autoPurchase.OrderSettled":
      case "autoPurchase.OrderResolved":
      case "autoPurchase.OrderWrittenOff":
        this.#orders.delete(id);
        break;
    }
    return [];
  }

  /** Submits what is due in the block that will be sealed at `blockTime`. */
  async act(blockTime: number): Promise<void> {
    if (this.#owesBond) {
      this.#owesBond = false;
      await this.#submit("restoreBond");
    }
    for (const [id, order] of this.#orders) {
      const { todo, parcel } = order;
      if (typeof todo === "object") {
        const { from, basket } = todo.accept;
        if (from <= blockTime) {
          if (await this.#reachesMinimum(basket)) {
            await this.#submit("accept", id);
          } else {
            order.todo = "nothing";
          }
        }
      } else if (todo === "decline") {
        await this.#submit("decline", id, "OutOfStock");
      } else if (todo === "ship") {
        // A promise that is past means now.
        await this.#submit("ship", id, hashOf(`parcel ${id}`), parcel.promised);
      } else if (todo === "answer") {
        await this.#submit("answer", id, hashOf(`receipt for parcel ${id}`));
        order.todo = "nothing";
      }
    }
  }

  /** True if what travels together is worth a delivery; below that the orders lapse. */
  async #reachesMinimum(basket: number | null): Promise<boolean> {
    if (basket === null) {
      return true;
    }
    const { delivery, value } = await this.chain.readJson<StoredBasket>(
      "autoPurchase",
      "baskets",
      basket,
    );
    return amount(value) >= amount(delivery.minimum);
  }

  #call(name: string, ...args: unknown[]): Call {
    return this.chain.call("autoPurchase", name, ...args);
  }

  async #execute(calls: Call[]): Promise<void> {
    const { events } = expectOk(await this.chain.execute(this.account, this.chain.batch(calls)));
    for (const event of events) {
      this.#note(event, 0);
    }
  }

  async #submit(name: string, ...args: unknown[]): Promise<void> {
    await this.chain.submit(this.account, this.#call(name, ...args));
  }
}

function parcelOf(
  { device, slot, quantity }: Purchase,
  promised: number,
  code: { link: number } | null,
): Parcel {
  return { device, slot, quantity, promised, link: code?.link };
}

function acceptFrom(cancellableUntil: unknown, basket: unknown): Todo {
  return {
    accept: { from: Number(cancellableUntil), basket: (basket ?? null) as number | null },
  };
}

function todoOf({ state, basket }: StoredOrder, dispute: StoredDispute | null): Todo {
  if ("placed" in state) {
    return acceptFrom(state.placed.cancellableUntil, basket);
  }
  if ("accepted" in state) {
    return "ship";
  }
  const isAccused = "disputed" in state && state.disputed.by === "Household";
  return isAccused && !dispute?.answer ? "answer" : "nothing";
}
