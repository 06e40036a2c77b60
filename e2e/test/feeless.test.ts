import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";

import { compactStripLength, hexToU8a, u8aConcat, u8aToHex } from "@polkadot/util";

import { type Batch, batchOf, signBatch } from "../src/batch.ts";
import { Chain, type ChainEvent, eventsNamed } from "../src/chain.ts";
import {
  feelessTransaction,
  offerFeeless,
  quota,
  submitFeeless,
  toParams,
} from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { CotNode, temporaryDirectory } from "../src/node.ts";
import { DAY } from "../src/restocks.ts";
import {
  chainTime,
  claimedFridge,
  endWorld,
  POOLS,
  poolArgs,
  sealAndSettle,
  startWorld,
  worldForAll,
} from "./kit.ts";

/** Submits a batch of the fridge without a fee; returns the refusal. */
async function submit(to: Chain, fridge: { key: Parameters<typeof signBatch>[1] }, batch: Batch) {
  try {
    await submitFeeless(to, signBatch(to, fridge.key, batch));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function sequences(events: ChainEvent[], device: number): number[] {
  return events
    .filter(({ data }) => data["device"] === device)
    .map(({ data }) => Number(data["sequence"]));
}

for (const pool of POOLS) {
  const args = [...MANUAL_REPLAY, ...poolArgs(pool)];
  const world = await worldForAll(args);
  const { chain } = world;

  test(`${pool}: a batch that nobody pays for is in the next block, and Polkadot.js decodes it`, async () => {
    const fridge = await claimedFridge(world, "//Decoded");
    const windowStart = chainTime(chain) - 60;
    const signed = signBatch(
      chain,
      fridge.key,
      batchOf(fridge.device, 1, windowStart, 2_000, 1_900),
    );
    const hash = await submitFeeless(chain, signed);
    const sealed = await sealAndSettle(chain);

    const { block } = await chain.api.rpc.chain.getBlock(sealed.hash);
    const found = block.extrinsics.find(({ method }) => method.section === "attestations");
    assert.ok(found, "the block holds the transaction");
    assert.equal(found.isSigned, false);
    // What Apps does with each row of a block.
    assert.equal(found.hash.toHex(), hash);
    assert.equal(found.toHex(), feelessTransaction(chain, signed));
    assert.match(found.signer.toHex(), /^0x0+$/);
    assert.match(found.signature.toHex(), /^0x0+$/);
    assert.equal(found.method.method, "attest");
    const [decoded, signature] = found.method.args.map((arg) => arg.toJSON());
    assert.deepEqual(decoded, {
      device: fridge.device,
      sequence: 1,
      after: 0,
      windowStart,
      readings: [
        { slot: 0, offset: 0, kind: { level: 2_000 } },
        { slot: 0, offset: 1, kind: { level: 1_900 } },
      ],
      evidence: null,
    });
    assert.deepEqual(signature, { ed25519: signed.signature["Ed25519"] });
    assert.deepEqual(
      sequences(eventsNamed([sealed], "attestations.BatchAccepted"), fridge.device),
      [1],
    );
    assert.equal(eventsNamed([sealed], "transactionPayment.TransactionFeePaid").length, 0);
  });

  test(`${pool}: every block with such a transaction decodes to what it was made of`, async () => {
    let seen = 0;
    for (const { hash } of chain.history) {
      const { block } = await chain.api.rpc.chain.getBlock(hash);
      const raw = await chain.provider.send<{ block: { extrinsics: string[] } }>("chain_getBlock", [
        hash,
      ]);
      for (const [i, extrinsic] of block.extrinsics.entries()) {
        assert.equal(raw.block.extrinsics[i], extrinsic.toHex());
        seen += extrinsic.method.section === "attestations" && !extrinsic.isSigned ? 1 : 0;
      }
    }
    assert.ok(seen > 0);
  });

  test(`${pool}: a device has one batch in the pool, and a lost one holds up none after it`, async () => {
    const fridge = await claimedFridge(world, "//OneByOne");
    const offer = (sequence: number) =>
      offerFeeless(
        chain,
        signBatch(chain, fridge.key, batchOf(fridge.device, sequence, chainTime(chain))),
      );
    const accepted = async () =>
      sequences(
        eventsNamed([await sealAndSettle(chain)], "attestations.BatchAccepted"),
        fridge.device,
      );
    const first = await offer(1);
    assert.equal(typeof first, "string");
    for (const sequence of [1, 2, 7]) {
      // The clock has not moved: the first is the same batch again.
      const answer = await offer(sequence);
      if (sequence === 1) {
        assert.equal(answer, first);
        continue;
      }
      assert.deepEqual(answer, {
        reason: "OtherBatchWaits",
        device: fridge.device,
        expectedSequence: 1,
        retryAfterSeconds: 6,
        waiting: first,
      });
    }
    assert.deepEqual(await accepted(), [1]);
    assert.equal(typeof (await offer(7)), "string");
    assert.deepEqual(await accepted(), [7]);
    assert.deepEqual(await offer(2), {
      reason: "SequenceReplayed",
      device: fridge.device,
      expectedSequence: 8,
      retryAfterSeconds: null,
      waiting: null,
    });
  });

  test(`${pool}: a batch sent again is the same batch: while it waits, when it was taken, after a restart`, async (t) => {
    const basePath = await temporaryDirectory();
    t.after(() => rm(basePath, { recursive: true, force: true }));
    const before = await startWorld(args, basePath);
    const fridge = await claimedFridge(before, "//Replayed");
    const batch = batchOf(fridge.device, 1, chainTime(before.chain));
    const offer = (to: Chain) => offerFeeless(to, signBatch(to, fridge.key, batch));
    const hash = await offer(before.chain);
    assert.match(String(hash), /^0x/);
    assert.equal(await offer(before.chain), hash);
    const block = await before.chain.seal();
    assert.deepEqual(
      sequences(eventsNamed([block], "attestations.BatchAccepted"), fridge.device),
      [1],
    );
    assert.equal(await offer(before.chain), hash);
    await before.chain.disconnect();
    await before.node.stop();

    const node = await CotNode.start({ args, basePath });
    const after = await Chain.connect(node.wsUrl);
    t.after(() => endWorld({ node, chain: after, parties: before.parties }));
    assert.equal(await offer(after), hash);
    assert.equal(eventsNamed([await after.seal()], "attestations.BatchAccepted").length, 0);
    assert.equal((await quota(after, fridge.device)).sequence, 1);
    // A fork-aware pool may not know the time of the last block.
    const next = batchOf(fridge.device, 2, chainTime(before.chain));
    assert.equal(await submit(after, fridge, next), undefined);
    assert.equal(eventsNamed([await after.seal()], "attestations.BatchAccepted").length, 1);
  });

  test(`${pool}: the quota tells a device where it stands`, async () => {
    const fridge = await claimedFridge(world, "//Quota");
    const burst = Number(chain.constant("attestations", "feelessBurst").toString());
    const unseen = await quota(chain, fridge.device);
    const now = chainTime(chain);
    assert.deepEqual(unseen, {
      now,
      sequence: 0,
      batchHash: null,
      lastSeen: null,
      presence: { state: "unseen" },
      freeBatches: burst,
      burst,
      refill: 600,
      nextFreeAt: now,
      acceptsFrom: unseen.acceptsFrom,
      acceptsUntil: now + 300,
      slots: [{ slot: 0, nextAt: 0 }],
    });
    // No reading is of a time before the household owned the fridge.
    assert.ok(unseen.acceptsFrom > now - DAY && unseen.acceptsFrom < now);
    assert.equal(
      await submit(chain, fridge, batchOf(fridge.device, 1, chainTime(chain))),
      undefined,
    );
    const { time } = await sealAndSettle(chain);
    const seen = await quota(chain, fridge.device);
    assert.equal(seen.sequence, 1);
    assert.equal(seen.lastSeen, time);
    assert.equal(seen.freeBatches, burst - 1);
    assert.match(seen.batchHash ?? "", /^0x[0-9a-f]{64}$/);
    await assert.rejects(quota(chain, 999_999), /no device has the identifier/);
  });

  test(`${pool}: a client can build the transaction itself, and the runtime builds the same`, async () => {
    const fridge = await claimedFridge(world, "//Built");
    const signed = signBatch(chain, fridge.key, batchOf(fridge.device, 1, chainTime(chain), 2_000));
    const args = u8aConcat(...toParams(chain, signed).map((param) => hexToU8a(param)));
    const built = await chain.provider.send<string>("state_call", [
      "AttestationApi_attestation",
      u8aToHex(args),
    ]);
    const [, transaction] = compactStripLength(hexToU8a(built));
    assert.equal(u8aToHex(transaction), feelessTransaction(chain, signed));
  });

  test(`${pool}: what is no batch, and what no device signed, is refused by name`, async () => {
    const fridge = await claimedFridge(world, "//Refused");
    const send = (params: string[]) => chain.provider.send<string>("cot_submitAttestation", params);
    await assert.rejects(send(["0x01", "0x00"]), /the batch is not SCALE-encoded/);
    const stranger = await claimedFridge(world, "//Refused stranger");
    const batch = batchOf(fridge.device, 1, chainTime(chain));
    assert.match((await submit(chain, stranger, batch)) ?? "", /refused: InvalidSignature/);
    const unknown = batchOf(999_999, 1, chainTime(chain));
    assert.match((await submit(chain, fridge, unknown)) ?? "", /retry later: UnknownDevice/);
    const slot = { ...batch, readings: [{ slot: 7, offset: 0, kind: { Level: 1 } }] };
    assert.match((await submit(chain, fridge, slot)) ?? "", /retry later: UnknownSlot/);
    const old = batchOf(fridge.device, 1, chainTime(chain) - 8 * DAY);
    assert.match((await submit(chain, fridge, old)) ?? "", /refused: ReadingTooOld/);
  });
}
