// A household's kitchen, for tests in which the chain learns what is used and buys it.

import type { Device, Household } from "../src/index.ts";
import { type DevNode, STEP } from "./node.ts";

const DAY = 86_400;
/** Days within which an order is placed once there is little left. */
const LONGEST_WAIT = 120;

/** A quarter of a bottle a day, from two bottles a week. */
export class Kitchen {
  level = 2_000;

  constructor(
    readonly node: DevNode,
    readonly household: Household,
    readonly device: Device,
  ) {}

  /** A day: the fridge reports, and then there is less. */
  async day(): Promise<void> {
    await this.device.attest([{ slot: 0, level: this.level }]);
    for (let block = 0; block < DAY / STEP; block += 1) {
      await this.node.seal();
    }
    this.level = Math.max(0, this.level - 250);
  }

  async weeks(number: number): Promise<void> {
    for (let day = 0; day < 7 * number; day += 1) {
      if (day > 0 && day % 7 === 0) {
        this.level = 2_000;
      }
      await this.day();
    }
  }

  /** The order of the household, once the chain has placed one. */
  async order() {
    for (let day = 0; day < LONGEST_WAIT; day += 1) {
      const [order] = await this.household.orders();
      if (order) {
        return order;
      }
      await this.day();
    }
    const reasons = await this.household.whyNot(this.device.id ?? 0n, 0);
    throw new Error(`no order: ${JSON.stringify(reasons, (_, value) => String(value))}`);
  }
}
