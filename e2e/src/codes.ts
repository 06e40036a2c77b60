// Codes with which a household takes goods at its door: the links of a hash chain.

import { stringToU8a, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";

/** A mandate's chain of codes, which only its household can compute. */
export class CodeChain {
  constructor(
    /** Secret of the household, of which the last code is made. */
    readonly secret: string,
    /** Number of codes. */
    readonly count: number,
  ) {}

  /** The code of this number; the zeroth is the chain's end, which the mandate carries. */
  code(link: number): string {
    let code = blake2AsU8a(stringToU8a(this.secret));
    for (let step = link; step < this.count; step += 1) {
      code = blake2AsU8a(code);
    }
    return u8aToHex(code);
  }

  /** The chain as `giveMandate` takes it. */
  get terms(): { end: string; count: number } {
    return { end: this.code(0), count: this.count };
  }
}
