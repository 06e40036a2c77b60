// What is only too early is not banned: on both kinds of pool, with the ban of a node outside of
// development.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ed25519Key } from "../src/accounts.ts";
import { type Batch, batchOf, callOf, signBatch } from "../src/batch.ts";
import { type ChainEvent, eventsNamed, expectOk } from "../src/chain.ts";
import type { Rejection } from "../src/client.ts";
import { rotateCall } from "../src/device.ts";
import { type FORMATS, feelessTransaction, offerFeeless } from "../src/feeless.ts";
import { MANUAL_REPLAY, REPLAY } from "../src/journey.ts";
import { DAY } from "../src/restocks.ts";
import {
  acceptedOf,
  chainTime,
  claimedFridge,
  POOLS,
  poolArgs,
  sealAndSettle,
  settle,
  type TestFridge,
  type World,
  worldForAll,
} from "./kit.ts";

/** Places of the pool: few, so that a test can fill them. */
const PLACES = 10;
/** Codes of `author_submitExtrinsic`. */
const TEMPORARILY_BANNED = 1012;
const ALREADY_IMPORTED = 1013;
const TOO_LOW_PRIORITY = 1014;

function accepted(events: ChainEvent[], device: number): number[] {
  return events
    .filter(({ data }) => data["device"] === device)
    .map(({ data }) => Number(data["sequence"]));
}

/** A device that offers its batches to the node. */
class Sender {
  constructor(
    readonly world: World,
    readonly fridge: TestFridge,
  ) {}

  static async claim(world: World, suri: string): Promise<Sender> {
    return new Sender(world, await claimedFridge(world, suri));
  }

  batch(sequence: number, ...levels: number[]): Batch {
    return batchOf(this.fridge.device, sequence, chainTime(this.world.chain) - 60, ...levels);
  }

  offer(batch: Batch, key = this.fridge.key): Promise<string | Rejection> {
    return offerFeeless(this.world.chain, signBatch(this.world.chain, key, batch));
  }

  /** Offers a batch as a device does that was told to come later; a pool learns of blocks. */
  async offerAgain(batch: Batch): Promise<string | Rejection> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.offer(batch);
      if (typeof answer === "string" || attempt === 40) {
        return answer;
      }
      isRefused(answer, "PoolFull", true);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Submits a batch as on a stock node; the transaction's hash, or the code of the refusal. */
  async submit(batch: Batch, format: keyof typeof FORMATS = "bare"): Promise<string | number> {
    const { chain } = this.world;
    const transaction = feelessTransaction(chain, signBatch(chain, this.fridge.key, batch), format);
    try {
      return await chain.provider.send<string>("author_submitExtrinsic", [transaction]);
    } catch (error) {
      return (error as { code: number }).code;
    }
  }

  /** A batch that the block before the last has seen: a fork-aware pool may not know the last. */
  early(sequence: number): Batch {
    const start = chainTime(this.world.chain) - REPLAY.step - 60 + sequence;
    return batchOf(this.fridge.device, sequence, start, 2_000);
  }

  /**
   * Submits a batch as docs/firmware.md tells the device of a stock node: what a pool has banned in
   * the older encoding, and if it has banned that too, signed anew under the next number.
   */
  async insist(batch: Batch): Promise<{ sequence: number; refusals: number[] }> {
    const refusals: number[] = [];
    const { sequence } = batch;
    for (const [version, format] of [
      [batch, "bare"],
      [batch, "legacyBare"],
      [{ ...batch, sequence: sequence + 1 }, "bare"],
    ] as const) {
      const answer = await this.submit(version, format);
      if (typeof answer === "string" || answer === ALREADY_IMPORTED) {
        return { sequence: version.sequence, refusals };
      }
      refusals.push(answer);
    }
    throw new Error(`no version was let in: ${refusals.join()}`);
  }

  /** Seals a block; the sequence numbers of the device's batches in it. */
  async seal(): Promise<number[]> {
    const block = await sealAndSettle(this.world.chain);
    return accepted(eventsNamed([block], "attestations.BatchAccepted"), this.fridge.device);
  }

  owns(name: string, ...args: unknown[]) {
    return this.world.chain.call("deviceRegistry", name, this.fridge.device, ...args);
  }
}

function isRefused(answer: string | Rejection, reason: string, isTemporary: boolean): void {
  assert.notEqual(typeof answer, "string", `taken: ${JSON.stringify(answer)}`);
  const rejection = answer as Rejection;
  assert.equal(rejection.reason, reason);
  assert.equal(rejection.retryAfterSeconds !== null, isTemporary);
}

function isTaken(answer: string | Rejection): void {
  assert.equal(typeof answer, "string", `refused: ${JSON.stringify(answer)}`);
}

for (const pool of POOLS) {
  const world = await worldForAll([
    ...MANUAL_REPLAY,
    ...poolArgs(pool),
    ...["--pool-limit", String(PLACES)],
  ]);
  const { chain } = world;

  test(`${pool}: a batch of the next key waits for the rotation, and is not banned`, async () => {
    const sender = await Sender.claim(world, "//Rotates");
    const { device, key: oldKey, owner } = sender.fridge;
    const newKey = await ed25519Key(`//Rotated ${pool}`);
    const batch = sender.batch(1);
    isRefused(await sender.offer(batch, newKey), "InvalidSignature", false);
    const expiresAt = chainTime(chain) + DAY;
    const rotation = { device, owner: owner.address, oldKey, newKey, expiresAt };
    expectOk(await chain.execute(owner, rotateCall(chain, rotation)));
    await settle(chain);
    // Ed25519 gives the same bytes again.
    isTaken(await sender.offer(batch, newKey));
    assert.deepEqual(await sender.seal(), [1]);
  });

  test(`${pool}: a gateway may pay for a batch while the next one waits`, async () => {
    const sender = await Sender.claim(world, "//Pays");
    const [first, second] = [sender.batch(1), sender.batch(2)];
    isTaken(await sender.offer(second));
    const paid = callOf(chain, signBatch(chain, sender.fridge.key, first));
    await chain.submit(world.parties.alice, paid);
    assert.deepEqual(await sender.seal(), [1, 2]);
  });

  test(`${pool}: a batch outlasts a suspension of one block`, async () => {
    const sender = await Sender.claim(world, "//Suspends");
    const { owner } = sender.fridge;
    const batch = sender.batch(1);
    isTaken(await sender.offer(batch));
    await chain.submit(owner, sender.owns("suspend"));
    assert.deepEqual(await sender.seal(), []);
    // Time for a pool to look at the batch again, and a fork-aware one to ban its transaction.
    await sleep(500);
    await chain.submit(owner, sender.owns("resume"));
    const taken = await sender.seal();
    if (taken.length === 0) {
      // The pool may have dropped it, or banned its transaction, but not the batch.
      isTaken(await sender.offer(batch));
      // A fork-aware pool may leave out for a block what it has just looked at.
      const blocks = [await sender.seal(), pool === "fork-aware" ? await sender.seal() : []];
      assert.deepEqual(blocks.flat(), [1]);
    }
  });

  test(`${pool}: a session may come before its slot is an activity`, async () => {
    const sender = await Sender.claim(world, "//Drives");
    const session = { mode: "Manual", amount: 1_000, seconds: 60 } as const;
    const readings = [{ slot: 0, offset: 0, kind: { Session: session } }];
    const windowStart = chainTime(chain) - 120;
    const batch = { ...sender.batch(1), windowStart, readings };
    isRefused(await sender.offer(batch), "WrongKindOfReading", true);
    const driving = { activity: "Driving", unit: "Kilometre", hourlyLimit: 200_000 };
    const configure = sender.owns("configureSlot", 0, { Activity: driving });
    expectOk(await chain.execute(sender.fridge.owner, configure));
    await settle(chain);
    isTaken(await sender.offer(batch));
    assert.deepEqual(await sender.seal(), [1]);
  });

  test(`${pool}: a full pool turns the newest away, and bans nobody`, async () => {
    const senders = [];
    for (let n = 0; n < PLACES; n += 1) {
      senders.push(await Sender.claim(world, `//Crowd${n}`));
    }
    const last = senders.pop() as Sender;
    for (const sender of senders) {
      isTaken(await sender.offer(sender.batch(1)));
    }
    const late = last.batch(1);
    isRefused(await last.offer(late), "PoolFull", true);
    const block = await chain.seal();
    const taken = eventsNamed([block], "attestations.BatchAccepted");
    assert.equal(taken.length, senders.length);
    isTaken(await last.offerAgain(late));
    assert.deepEqual(await last.seal(), [1]);
  });

  test(`${pool}: of sixteen batches of another device, one waits beside the honest one`, async () => {
    const [honest, other] = [
      await Sender.claim(world, "//Honest"),
      await Sender.claim(world, "//Eager"),
    ];
    const first = honest.early(1);
    const hash = await honest.submit(first);
    assert.equal(typeof hash, "string");
    const answers = [];
    for (let sequence = 1; sequence <= 16; sequence += 1) {
      answers.push(await other.submit(other.early(sequence)));
    }
    assert.deepEqual(answers.slice(1), Array(15).fill(TOO_LOW_PRIORITY));
    assert.equal(await honest.submit(first), ALREADY_IMPORTED);
    assert.equal(await honest.offer(first), hash);
    const block = await chain.seal();
    assert.deepEqual(acceptedOf(honest.fridge.device, block), [1]);
    assert.deepEqual(acceptedOf(other.fridge.device, block), [1]);
    // And goes on.
    await settle(chain);
    assert.equal(typeof (await honest.submit(honest.early(2))), "string");
    assert.deepEqual(await honest.seal(), [2]);
  });

  test(`${pool}: what a full pool has dropped is in the next block all the same`, async () => {
    const honest = await Sender.claim(world, "//Dropped");
    const crowd: Sender[] = [];
    for (let n = 0; n < PLACES; n += 1) {
      crowd.push(await Sender.claim(world, `//Pushes${n}`));
    }
    /** One batch of each of many devices: the newest drive out the oldest, which is banned. */
    const push = async (sequence: number) => {
      for (const sender of crowd) {
        const answer = await sender.submit(sender.early(sequence));
        // A fork-aware pool may turn the newest away, or keep one of before for another view.
        const isIn = typeof answer === "string" || pool === "fork-aware";
        assert.ok(isIn, String(answer));
      }
    };
    /** A fork-aware pool may take a batch back that one of its views has dropped. */
    const isBanned = (answers: unknown[], times: number) => {
      const least = pool === "single-state" ? times : 0;
      assert.ok(answers.length >= least && answers.length <= times, answers.join());
      assert.ok(answers.every((answer) => answer === TEMPORARILY_BANNED));
    };

    const first = honest.early(1);
    assert.equal(typeof (await honest.submit(first)), "string");
    await push(1);
    const once = await honest.insist(first);
    isBanned(once.refusals, 1);
    // Our node's own method knows that the batch waits in either encoding.
    isTaken(await honest.offer(first));
    assert.deepEqual(await honest.seal(), [1]);

    // Both encodings are dropped: the device signs its readings anew.
    const second = honest.early(2);
    assert.equal(typeof (await honest.submit(second)), "string");
    await push(2);
    await honest.submit(second, "legacyBare");
    await push(3);
    const twice = await honest.insist(second);
    isBanned(twice.refusals, 2);
    assert.deepEqual(await honest.seal(), [twice.sequence]);
  });

  test(`${pool}: another encoding of a batch neither displaces nor overtakes it`, async () => {
    const [sender, other] = [
      await Sender.claim(world, "//First"),
      await Sender.claim(world, "//Second"),
    ];
    const submit = (transaction: string) =>
      chain.provider.send<string>("author_submitExtrinsic", [transaction]);
    const signed = signBatch(chain, sender.fridge.key, sender.batch(1, 2_000));
    const hash = await sender.offer(signed.batch);
    isTaken(hash);
    await assert.rejects(submit(feelessTransaction(chain, signed, "legacyBare")), /[Pp]riority/);
    // A general transaction could choose its era, and so its place.
    await assert.rejects(submit(feelessTransaction(chain, signed, "general")), /Invalid/);
    const second = signBatch(chain, other.fridge.key, other.batch(1));
    await submit(feelessTransaction(chain, second, "legacyBare"));
    const block = await chain.seal();
    const order = eventsNamed([block], "attestations.BatchAccepted").map(
      ({ data }) => data["device"],
    );
    assert.deepEqual(order, [sender.fridge.device, other.fridge.device]);
    const { block: raw } = await chain.api.rpc.chain.getBlock(block.hash);
    assert.ok(raw.extrinsics.some((extrinsic) => extrinsic.hash.toHex() === hash));
  });

  test(`${pool}: a thousand versions of a device's batch take one place`, async () => {
    const sender = await Sender.claim(world, "//Floods");
    const payer = await Sender.claim(world, "//Waits");
    let places = 0;
    for (let version = 0; version < 1_000; version += 1) {
      const signed = signBatch(chain, sender.fridge.key, sender.batch(3, version));
      try {
        const transaction = feelessTransaction(chain, signed);
        await chain.provider.send("author_submitExtrinsic", [transaction]);
        places += 1;
      } catch {
        // Another version waits.
      }
    }
    assert.equal(places, 1);
    isTaken(await payer.offer(payer.batch(1)));
    const block = await chain.seal();
    assert.equal(eventsNamed([block], "attestations.BatchAccepted").length, 2);
  });
}
