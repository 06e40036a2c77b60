// A thousand subscribers on fifty connections, and one more connection that never reads.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { test } from "node:test";

import { WsProvider } from "@polkadot/api";
import { expectOk } from "../src/chain.ts";
import type { Notification } from "../src/client.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { endWorld, startWorld } from "./kit.ts";

const CONNECTIONS = 50;
const EACH = 20;
const BLOCKS = 40;
/** Events of each block, so that what is not read does not fit into the buffers on its way. */
const EVENTS = 24;
/** Longest time for which the node waits for a reader, and some more. */
const PATIENCE_MS = 30_000;
const SLACK_MS = 15_000;
/** Subscriptions that one connection asks for, and those it gets by the node's default. */
const MANY = 10_000;
const SHARE = 1_024;
const TOO_MANY = `-32006: Too many subscriptions on the connection: Exceeded max limit of ${SHARE}`;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A WebSocket's frame with text, masked as a client's has to be (RFC 6455, 5.2). */
function frame(text: string): Buffer {
  const [body, mask] = [Buffer.from(text), randomBytes(4)];
  assert.ok(body.length > 125 && body.length < 65_536);
  const head = Buffer.from([0x81, 0x80 | 126, body.length >> 8, body.length & 0xff]);
  const masked = body.map((byte, i) => byte ^ (mask[i % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
}

/** A connection that begins subscriptions and then reads nothing until it is resumed. */
async function silentReader(port: number, requests: string[]): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  const key = randomBytes(16).toString("base64");
  socket.write(
    `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  await new Promise<void>((resolve, reject) => {
    socket.once("data", (answer: Buffer) => {
      if (answer.toString("latin1").startsWith("HTTP/1.1 101")) {
        resolve();
      } else {
        reject(new Error(answer.toString("latin1")));
      }
    });
  });
  socket.pause();
  requests.forEach((request) => {
    socket.write(frame(request));
  });
  return socket;
}

test("a thousand subscribers miss nothing of what one that never reads holds up for itself", async (t) => {
  const world = await startWorld(MANUAL_REPLAY);
  const { chain, parties, node } = world;
  const { address } = parties.merchant;
  const providers = Array.from({ length: CONNECTIONS }, () => new WsProvider(node.wsUrl));
  const told: number[][] = [];
  t.after(async () => {
    await Promise.all(providers.map((provider) => provider.disconnect()));
    await endWorld(world);
  });
  for (const provider of providers) {
    await provider.isReady;
    for (let nth = 0; nth < EACH; nth += 1) {
      const numbers: number[] = [];
      told.push(numbers);
      const note = (error: Error | null, result: Notification): void => {
        numbers.push(error ? Number.NaN : result.block.number);
      };
      await provider.subscribe("cot_ordersHappened", "cot_subscribeOrders", [address, null], note);
    }
  }
  const requests = Array.from({ length: EACH }, (_, id) =>
    JSON.stringify({
      jsonrpc: "2.0",
      id,
      method: "cot_subscribeOrders",
      params: { account: address, from: null },
      comment: "so that it is long enough for a frame of this kind",
    }),
  );
  const silent = await silentReader(node.rpcPort, requests);
  await sleep(500);

  const profile = chain.call("autoPurchase", "setProfile", "G-Market", "x".repeat(128));
  const numbers: number[] = [];
  let longest = 0;
  for (let block = 0; block < BLOCKS; block += 1) {
    const begun = Date.now();
    const profiles = chain.batch(Array.from({ length: EVENTS }, () => profile));
    expectOk(await chain.execute(parties.merchant, profiles));
    longest = Math.max(longest, Date.now() - begun);
    numbers.push(chain.history.at(-1)?.number ?? 0);
  }
  const deadline = Date.now() + PATIENCE_MS + SLACK_MS;
  while (told.some((each) => each.length < BLOCKS) && Date.now() < deadline) {
    await sleep(100);
  }
  for (const each of told) {
    assert.deepEqual(each, numbers);
  }
  t.diagnostic(`${told.length} subscribers, ${BLOCKS} blocks, the slowest in ${longest} ms`);
  assert.ok(longest < 6_000, `a block took ${longest} ms`);

  // What was sent before its time was over, and why no more came.
  await sleep(PATIENCE_MS + SLACK_MS - 10_000);
  let text = "";
  silent.setEncoding("latin1").on("data", (part: string) => (text += part));
  silent.resume();
  const end = Date.now() + SLACK_MS;
  while (!text.includes("9007") && Date.now() < end) {
    await sleep(100);
  }
  assert.ok(text.includes('"code":9007'), `it is told why no more comes: ${text.slice(-300)}`);
  silent.destroy();
});

test("of 10,000 subscriptions on one connection those beyond its share are refused", async (t) => {
  const world = await startWorld(MANUAL_REPLAY);
  const { chain, parties, node } = world;
  const { address } = parties.merchant;
  const provider = new WsProvider(node.wsUrl);
  t.after(async () => {
    await provider.disconnect();
    await endWorld(world);
  });
  await provider.isReady;
  const told: number[][] = [];
  const refused: string[] = [];
  const begin = async (): Promise<void> => {
    const numbers: number[] = [];
    const note = (error: Error | null, result: Notification): void => {
      numbers.push(error ? Number.NaN : result.block.number);
    };
    const params = [address, null];
    await provider.subscribe("cot_ordersHappened", "cot_subscribeOrders", params, note);
    told.push(numbers);
  };
  const asked = Array.from({ length: MANY }, () =>
    begin().catch((error: Error) => refused.push(error.message)),
  );
  await Promise.all(asked);
  assert.equal(told.length, SHARE);
  assert.equal(refused.length, MANY - SHARE);
  assert.deepEqual([...new Set(refused)], [TOO_MANY]);

  const profile = chain.call("autoPurchase", "setProfile", "G-Market", "");
  const numbers: number[] = [];
  let longest = 0;
  for (let block = 0; block < 10; block += 1) {
    const begun = Date.now();
    expectOk(await chain.execute(parties.merchant, profile));
    longest = Math.max(longest, Date.now() - begun);
    numbers.push(chain.history.at(-1)?.number ?? 0);
  }
  const deadline = Date.now() + PATIENCE_MS;
  while (told.some((each) => each.length < numbers.length) && Date.now() < deadline) {
    await sleep(100);
  }
  for (const each of told) {
    assert.deepEqual(each, numbers);
  }
  t.diagnostic(`${told.length} of ${MANY} subscriptions, the slowest block in ${longest} ms`);
  assert.ok(longest < 6_000, `a block took ${longest} ms`);
});
