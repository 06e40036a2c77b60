// A run as text: the moments that change something, and a line for each month.

import { amount, type ChainEvent, type SealedBlock } from "./chain.ts";
import { figuresOf, reasonOf } from "./figures.ts";
import { orderIdOf, purchaseOf } from "./purchase.ts";
import { DAY, UNIT } from "./restocks.ts";
import { formatAmount, formatDay } from "./table.ts";

/** Moments of which only the first is told. */
const TOLD_ONCE = new Set([
  "rewards.RewardPaid",
  "attestations.Restocked",
  "autoPurchase.OrderPlaced",
  "autoPurchase.OrderAccepted",
  "autoPurchase.OrderShipped",
  "autoPurchase.OrderDelivered",
  "autoPurchase.OrderSettled",
]);

export interface Names {
  /** The household's slots in order of their number. */
  slots: string[];
  token: { symbol: string; decimals: number };
  coinDecimals: number;
}

export class Timeline {
  readonly #told = new Set<string>();
  #month: SealedBlock[] = [];

  constructor(
    readonly names: Names,
    readonly print: (line: string) => void,
  ) {}

  tell(blocks: Iterable<SealedBlock>): void {
    for (const block of blocks) {
      this.#tellBlock(block);
    }
  }

  #tellBlock(block: SealedBlock): void {
    const first = this.#month[0];
    if (first && monthOf(first) !== monthOf(block)) {
      this.endMonth();
    }
    this.#month.push(block);
    for (const event of block.events) {
      const moment =
        TOLD_ONCE.has(event.name) && this.#told.has(event.name) ? "" : this.#moment(event);
      if (moment) {
        this.#told.add(event.name);
        this.print(`  ${formatDay(block.time)}  ${moment}`);
      }
    }
  }

  /** Prints the sums of the blocks told since the last month ended. */
  endMonth(): void {
    const [first] = this.#month;
    if (!first) {
      return;
    }
    const { symbol, decimals } = this.names.token;
    const sums = figuresOf(this.#month);
    if (sums.readings === 0 && sums.settled === 0) {
      this.#month = [];
      return;
    }
    const points = sums.learningPoints + sums.deviationPoints;
    this.print(
      `${monthOf(first)}  ${sums.readings} readings, ${points} points, ` +
        `${formatAmount(sums.tokensMinted, decimals)} ${symbol} earned; ` +
        `orders: ${sums.placed} placed, ${sums.delivered} delivered, ${sums.settled} settled`,
    );
    this.#month = [];
  }

  #moment({ name, data }: ChainEvent): string {
    const nameOf = (slot: unknown): string => this.names.slots[Number(slot)] ?? `slot ${slot}`;
    const slot = nameOf(data["slot"]);
    const coins = (value: unknown): string =>
      `${formatAmount(amount(value), this.names.coinDecimals)} COT`;
    const { symbol, decimals } = this.names.token;
    const tokens = (value: unknown): string => `${formatAmount(amount(value), decimals)} ${symbol}`;
    const goods = (value: unknown): string => `${(Number(value) / UNIT).toFixed(1)} units`;
    const id = orderIdOf(data);
    switch (name) {
      case "deviceRegistry.DeviceClaimed":
        return `fridge claimed as device ${data["device"]}`;
      case "attestations.RhythmEstablished":
        return `${slot}: shopping rhythm established, ${goods(data["quantity"])} every ${(Number(data["interval"]) / DAY).toFixed(1)} days; rewards for learning end`;
      case "attestations.RhythmLapsed":
        return `${slot}: shopping rhythm lapsed, which changes rewards alone`;
      case "attestations.Restocked":
        return data["behaviour"] === "Deviating" && Number(data["points"]) > 0
          ? `${slot}: first deviation rewarded, ${data["points"]} points for a purchase by hand against the rhythm`
          : "";
      case "rewards.RewardPaid":
        return `first tokens: ${tokens(data["amount"])} for ${data["points"]} points of epoch ${data["epoch"]}`;
      case "autoPurchase.MembershipJoined":
        return `token gate joined with ${tokens(data["frozen"])} frozen`;
      case "autoPurchase.MandateGiven":
        return `${slot}: its use is learned, and a mandate given: the chain may buy from now on`;
      case "autoPurchase.PurchaseRehearsed": {
        const { slot, units, value } = purchaseOf(data);
        return `${nameOf(slot)}: ${units} for ${coins(value)} would have been ordered at stock ${goods(data["level"])}`;
      }
      case "autoPurchase.OrderPlaced": {
        const { slot, units, value } = purchaseOf(data);
        const first = `order ${id}, the first: ${units} of ${nameOf(slot)} for ${coins(value)}`;
        return `${first}, held in escrow at stock ${goods(data["level"])}`;
      }
      case "autoPurchase.OrderCancelled": {
        const reason = reasonOf(data["reason"]);
        return `order ${id} cancelled (${reason}), ${coins(data["refund"])} given back`;
      }
      case "autoPurchase.OrderAccepted":
        return `order ${id} accepted by the merchant`;
      case "autoPurchase.OrderShipped":
        return `order ${id} shipped`;
      case "autoPurchase.OrderDelivered": {
        // Only readings tell the stock.
        const stock = data["stockBefore"] ?? null;
        const before = stock === null ? "" : `; stock before: ${goods(stock)}`;
        return `order ${id} delivered, proved by ${reasonOf(data["proof"])}${before}`;
      }
      case "autoPurchase.OrderSettled": {
        const paid = `${coins(data["merchantAmount"])} to the merchant`;
        return `order ${id} settled: ${paid}, ${coins(data["commission"])} to the manufacturer`;
      }
      case "autoPurchase.OrderDisputed":
        return `order ${id} disputed by the ${String(data["by"]).toLowerCase()}`;
      case "autoPurchase.OrderResolved": {
        const back = `${coins(data["refund"])} given back`;
        return `order ${id} resolved: ${back}, ${coins(data["merchantAmount"])} to the merchant`;
      }
      case "autoPurchase.OrderExpired":
        return `order ${id} expired, ${coins(data["refund"])} given back`;
      default:
        return "";
    }
  }
}

function monthOf(block: SealedBlock): string {
  return formatDay(block.time).slice(0, 7);
}
