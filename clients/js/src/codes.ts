// Codes with which a household takes goods at its door: the links of a hash chain.

import { blake2AsU8a, stringToU8a, u8aToHex } from "dedot/utils";

import { ChainError } from "./errors.ts";
import type { Hex } from "./types.ts";

/** Codes of a mandate, which only those who know the secret can compute. */
export class DeliveryCodes {
  constructor(
    /** Secret of the household; another one for each mandate. */
    readonly secret: string | Uint8Array,
    /** Number of codes, one for each order. */
    readonly count: number,
  ) {
    if (!Number.isInteger(count) || count < 1) {
      throw ChainError.ofInput("NoCodes", `A mandate has one code or more, and not ${count}.`);
    }
  }

  /** The code of an order, by the number of its link. */
  code(link: number): Hex {
    if (!Number.isInteger(link) || link < 0 || link > this.count) {
      throw ChainError.ofInput("UnknownLink", `The codes end with ${this.count}: no ${link}.`);
    }
    const { secret } = this;
    let code = blake2AsU8a(typeof secret === "string" ? stringToU8a(secret) : secret, 256);
    for (let step = link; step < this.count; step += 1) {
      code = blake2AsU8a(code, 256);
    }
    return u8aToHex(code) as Hex;
  }

  /** The chain as a mandate carries it: its end, which is no code, and its length. */
  get terms(): { end: Hex; count: number } {
    return { end: this.code(0), count: this.count };
  }
}

/** Hash of a paper or of evidence, which stays with its owner. */
export function hashOf(content: string | Uint8Array): Hex {
  const bytes = typeof content === "string" ? stringToU8a(content) : content;
  return u8aToHex(blake2AsU8a(bytes, 256)) as Hex;
}
