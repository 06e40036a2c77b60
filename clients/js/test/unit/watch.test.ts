// Following without a gap, whatever the subscription does.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  type Chain,
  ChainError,
  cursorOf,
  type Notification,
  placeOf,
  watch,
} from "../../src/index.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

const hashAt = (number: number): string => `0x${number.toString(16).padStart(64, "0")}`;

function told(number: number): Notification {
  const block = { hash: hashAt(number), number, time: number };
  return { block, cursor: cursorOf(block), happenings: [] };
}

type Callback = (error: Error | null, told: Notification | null) => void;

/** A chain whose subscriptions a test begins, each after a block. */
function chainOf(begin: (after: number, callback: Callback, times: number) => void) {
  const begun: number[] = [];
  let open = 0;
  const endpoints = {
    methods: new Set(["cot_subscribeOrders"]),
    connected: async () => undefined,
    send: async (method: string, [number]: [number]) => {
      assert.equal(method, "chain_getBlockHash");
      return hashAt(number);
    },
    subscribe: async ({ params }: { params: [string, string] }, callback: Callback) => {
      const { number } = placeOf(params[1]);
      begun.push(number);
      open += 1;
      begin(number, callback, begun.length);
      return {
        unsubscribe: async () => {
          open -= 1;
        },
      };
    },
  };
  return { chain: { endpoints } as unknown as Chain, begun, open: () => open };
}

/** Numbers of the first blocks that a watch tells. */
async function numbers(chain: Chain, most: number): Promise<number[]> {
  const found: number[] = [];
  for await (const { block } of watch(chain, { orders: ALICE }, 0)) {
    found.push(block.number);
    if (found.length === most) {
      break;
    }
  }
  return found;
}

const upTo = (most: number): number[] => Array.from({ length: most }, (_, i) => i + 1);

test("a reader slower than the node misses nothing and hears nothing twice", async () => {
  const { chain, begun, open } = chainOf((after, callback) => {
    for (let number = after + 1; number <= 1_000; number += 1) {
      callback(null, told(number));
    }
  });
  assert.deepEqual(await numbers(chain, 1_000), upTo(1_000));
  assert.ok(begun.length > 1, `begun ${begun.length} times`);
  assert.equal(open(), 0);
});

test("after a lost connection, or as one too slow, it begins after the last block", async () => {
  const errors = [
    ChainError.ofConnection("Disconnected", "gone"),
    ChainError.ofRpc({ code: 9007, message: "too slow", data: { cursor: "0x" } }),
  ];
  const { chain, begun } = chainOf((after, callback, times) => {
    callback(null, told(after + 1));
    const error = errors[times - 1];
    if (error) {
      callback(error, null);
    }
  });
  assert.deepEqual(await numbers(chain, 3), [1, 2, 3]);
  assert.deepEqual(begun, [0, 1, 2]);
});

test("what a node tells again is left out", async () => {
  const { chain } = chainOf((_, callback) => {
    for (const number of [1, 2, 1, 2, 3]) {
      callback(null, told(number));
    }
  });
  assert.deepEqual(await numbers(chain, 3), [1, 2, 3]);
});

test("an error that stays ends the watch with its name", async () => {
  const { chain, open } = chainOf((_, callback) => {
    callback(ChainError.ofRpc({ code: 9009, message: "unknown" }), null);
  });
  await assert.rejects(numbers(chain, 1), { name: "UnknownCursor", code: 9009 });
  assert.equal(open(), 0);
});
