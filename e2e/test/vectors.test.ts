import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";

import { hexToU8a, u8aToHex } from "@polkadot/util";
import { cryptoWaitReady } from "@polkadot/util-crypto";

import {
  encodeBatch,
  encodeClaim,
  encodeRotation,
  encodeVoucher,
  hashOf,
  tagged,
  type Vectors,
  verifies,
} from "../src/vectors.ts";

before(() => cryptoWaitReady());

function read<Payload>(name: string): Vectors<Payload> {
  const file = new URL(`../../docs/vectors/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Vectors<Payload>;
}

/** Checks each case from its fields alone: encoding, hash, signature, and another chain's hash. */
function check<Payload>(name: string, encode: (payload: Payload) => Uint8Array): void {
  const { domain, genesisHash, cases } = read<Payload>(name);
  const schemes = cases.map(({ signer }) => signer.scheme);
  assert.deepEqual(schemes, ["ed25519", "sr25519", "secp256k1", "p256"]);
  for (const { payload, encoded, hash, signer, signature, encodedSignature } of cases) {
    assert.equal(u8aToHex(encode(payload)), encoded);
    const signed = hashOf(domain, genesisHash, encode(payload));
    assert.equal(u8aToHex(signed), hash);
    assert.equal(u8aToHex(tagged(signer.scheme, signature)), encodedSignature);
    assert.ok(verifies(signed, hexToU8a(signature), signer), `${name}, ${signer.scheme}`);

    const elsewhere = hashOf(domain, `0x${"48".repeat(32)}`, encode(payload));
    assert.ok(!verifies(elsewhere, hexToU8a(signature), signer), `${name}, ${signer.scheme}`);
  }
}

test("vouchers are signed as documented", () => check("voucher", encodeVoucher));
test("claims are signed as documented", () => check("claim", encodeClaim));
test("rotations are signed as documented", () => check("rotate", encodeRotation));
test("batches are signed as documented", () => check("attest", encodeBatch));
