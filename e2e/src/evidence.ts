// The Merkle tree over raw data that a batch commits to, as a device computes it: a second
// implementation, independent of the chain's.

import { compactToU8a, stringToU8a, u8aConcat, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";

const hash = (...parts: Uint8Array[]): Uint8Array => blake2AsU8a(u8aConcat(...parts), 256);

/** Hash of a leaf in its place. */
export function leafHash(
  device: number,
  sequence: number,
  index: number,
  leaf: Uint8Array,
): Uint8Array {
  const place = [device, sequence, index].map((number) => compactToU8a(number));
  return hash(stringToU8a("cot/leaf/v1"), ...place, leaf);
}

/** The parents of a row's nodes. A node without a sibling moves up as it is. */
function rowAbove(row: Uint8Array[]): Uint8Array[] {
  return row.flatMap((left, i) => {
    const right = row[i + 1];
    return i % 2 === 1 ? [] : [right ? hash(left, right) : left];
  });
}

/** The rows of the tree, from the hashed leaves up to the root. */
function rows(leaves: Uint8Array[]): Uint8Array[][] {
  let row = leaves.map((leaf) => hash(leaf));
  const all = [row];
  while (row.length > 1) {
    row = rowAbove(row);
    all.push(row);
  }
  return all;
}

/** The commitment of a batch: root and number of leaves. */
export function commit(leaves: Uint8Array[]): { root: string; leaves: number } {
  const [root] = rows(leaves).at(-1) ?? [];
  return { root: u8aToHex(root), leaves: leaves.length };
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
