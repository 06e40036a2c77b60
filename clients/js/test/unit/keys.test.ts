// Signatures and codes, against the chain's test vectors.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { hexToU8a, u8aToHex } from "dedot/utils";

import {
  DeliveryCodes,
  type DeviceKey,
  ed25519Key,
  hashOf,
  type Purpose,
  p256Key,
  secp256k1Key,
  signingHash,
} from "../../src/index.ts";

type Hex = `0x${string}`;

interface Vector {
  encoded: Hex;
  hash: string;
  seed: Hex;
  signature: string;
  signer: { public: string; scheme: string };
}

const KEYS: Record<string, (secret: Hex) => DeviceKey> = {
  ed25519: ed25519Key,
  p256: p256Key,
  secp256k1: secp256k1Key,
};

for (const purpose of ["attest", "claim", "rotate", "voucher"] satisfies Purpose[]) {
  test(`a device signs ${purpose} as the chain's vectors say`, async () => {
    const path = new URL(`../../../../docs/vectors/${purpose}.json`, import.meta.url);
    const { cases, genesisHash } = JSON.parse(readFileSync(path, "utf8")) as {
      cases: Vector[];
      genesisHash: Hex;
    };
    const schemes = new Set<string>();
    for (const { encoded, hash, seed, signature, signer } of cases) {
      const found = signingHash(purpose, genesisHash, hexToU8a(encoded));
      assert.equal(u8aToHex(found), hash);
      const key = KEYS[signer.scheme]?.(seed);
      if (key) {
        schemes.add(signer.scheme);
        assert.equal(key.public.value, signer.public);
        assert.equal((await key.sign(found)).value, signature);
      }
    }
    assert.deepEqual([...schemes].sort(), Object.keys(KEYS).sort());
  });
}

test("a secret of another length is refused by name", () => {
  assert.throws(() => ed25519Key("0x0102"), { name: "MalformedKey" });
});

test("each code is the hash of the next one", () => {
  const codes = new DeliveryCodes("secret", 3);
  assert.equal(codes.terms.end, hashOf(hexToU8a(codes.code(1))));
  assert.equal(codes.code(1), hashOf(hexToU8a(codes.code(2))));
  assert.equal(codes.code(3), hashOf("secret"));
  assert.equal(codes.terms.count, 3);
  assert.throws(() => codes.code(4), { name: "UnknownLink" });
  assert.throws(() => new DeliveryCodes("secret", 0), { name: "NoCodes" });
});
