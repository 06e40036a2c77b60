// What is only too early is not banned: on both kinds of pool, with the ban of a node outside of
// development.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ed25519Key } from "../src/accounts.ts";
import { type Batch, batchOf, callOf, signBatch } from "../src/batch.ts";
import { type ChainEvent, eventsNamed, expectOk } from "../src/chain.ts";
import { rotateCall } from "../src/device.ts";
import { feelessTransaction, offerFeeless, type Rejection } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { DAY } from "../src/restocks.ts";
import { chainTime, claimedFridge, type TestFridge, type World, worldForAll } from "./kit.ts";

/** Places of the pool: few, so that a test can fill them. */
const PLACES = 10;

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

  /** Seals a block; the sequence numbers of the device's batches in it. */
  async seal(): Promise<number[]> {
    const block = await this.world.chain.seal();
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

for (const pool of ["single-state", "fork-aware"]) {
  const world = await worldForAll([
    ...MANUAL_REPLAY,
    ...["--tx-ban-seconds", "1800", "--pool-type", pool, "--pool-limit", String(PLACES)],
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
      const answer = await sender.offer(batch);
      if (typeof answer !== "string" && answer.reason === "StateChanged") {
        // Nor has it looked at the last block yet: a device waits for the next one.
        await sender.seal();
        isTaken(await sender.offer(batch));
      } else {
        isTaken(answer);
      }
      assert.deepEqual(await sender.seal(), [1]);
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
