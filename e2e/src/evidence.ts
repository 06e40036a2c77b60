// The Merkle tree over raw data that a batch commits to: what a device computes, written anew for these journeys.

import { compactToU8a, stringToU8a, u8aConcat, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";

const hash = (...parts: Uint8Array[]): Uint8Array => blake2AsU8a(u8aConcat(...parts), 256);

/** Hash of a leaf in its place. */
export function leafHash(device: number, sequence: number, index: number, leaf: Uint8Array): Uint8Array {
  const place = [device, sequence, index].map((number) => compactToU8a(number));
  return hash(stringToU8a("cot/leaf/v1"), ...place, leaf);
}

/** The rows of the tree, from the hashed leaves up to the root. A node without a sibling moves up as it is. */
function rows(leaves: Uint8Array[]): Uint8Array[][] {
  const all = [leaves.map((leaf) => hash(leaf))];
  for (let row = all[0]!; row.length > 1; row = all.at(-1)!) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < row.length; i += 2) {
      const [left, right] = [row[i]!, row[i + 1]];
      above.push(right ? hash(left, right) : left);
    }
    all.push(above);
  }
  return all;
}

/** What a batch commits to. */
export function commit(leaves: Uint8Array[]): { root: string; leaves: number } {
  return { root: u8aToHex(rows(leaves).at(-1)![0]!), leaves: leaves.length };
}

/** The siblings on the way from a leaf to the root. */
export function prove(leaves: Uint8Array[], index: number): string[] {
  let at = index;
  const siblings: string[] = [];
  for (const row of rows(leaves)) {
    const sibling = row[at ^ 1];
    if (sibling) {
      siblings.push(u8aToHex(sibling));
    }
    at >>= 1;
  }
  return siblings;
}
