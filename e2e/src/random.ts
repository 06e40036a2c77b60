// Hash and random generator by which a replay of recorded data is the same everywhere.

const MASK = (1n << 64n) - 1n;

/** 64-bit FNV-1a of an ASCII text. */
export function fnv1a64(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1) {
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & MASK;
  }
  return hash;
}

/** SplitMix64 (Steele, Lea and Flood 2014). */
export class SplitMix64 {
  #state: bigint;

  constructor(seed: bigint) {
    this.#state = seed & MASK;
  }

  next(): bigint {
    this.#state = (this.#state + 0x9e3779b97f4a7c15n) & MASK;
    let z = this.#state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return z ^ (z >> 31n);
  }

  /** Uniform in [0, 1), from the upper 53 bits. */
  unit(): number {
    return Number(this.next() >> 11n) * 2 ** -53;
  }
}
