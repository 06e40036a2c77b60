// Tables that are computed twice differ as soon as one event of a watch is missing or changed.

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Notification } from "../src/client.ts";
import { balancesOf, type Closing, closingOf, differences, merged } from "../src/retold.ts";

type Happening = Notification["happenings"][0];

const [HOUSEHOLD, MERCHANT, MANUFACTURER, FAUCET] = ["household", "merchant", "maker", "faucet"];
const GENESIS = new Map([
  [HOUSEHOLD, 0n],
  [MERCHANT, 1_000n],
  [MANUFACTURER, 1_000n],
  [FAUCET, 9_000n],
]);
const INPUT = {
  genesis: GENESIS,
  parties: new Map([
    ["household", HOUSEHOLD],
    ["G-Market", MERCHANT],
    ["LG", MANUFACTURER],
  ]),
  household: HOUSEHOLD,
  merchant: MERCHANT,
  manufacturer: MANUFACTURER,
  faucet: FAUCET,
  token: 1,
  burner: "rewards",
  cycles: [4],
};

/** A notification of a block with these events. */
function block(number: number, ...events: [name: string, data: object][]): Notification {
  const happenings = events.map(([name, data], index) => {
    const [pallet, event] = name.split(".");
    return { pallet, event, index, extrinsic: null, data } as unknown as Happening;
  });
  return { block: { hash: `0x${number}`, number, time: 100 * number }, cursor: "0x", happenings };
}

const ORDER = { id: 1, household: HOUSEHOLD, merchant: MERCHANT, device: 1, slot: 0 };
const STREAM = [
  block(1, ["Balances.Transfer", { from: FAUCET, to: HOUSEHOLD, amount: "500" }]),
  block(2, ["Attestations.BatchAccepted", { readings: 3 }]),
  block(3, [
    "AutoPurchase.OrderPlaced",
    { order: ORDER, purchase: { slot: 0, value: "100" }, basket: null },
  ]),
  block(
    4,
    ["Balances.TransferOnHold", { source: HOUSEHOLD, dest: MERCHANT, amount: "97" }],
    ["Balances.TransferOnHold", { source: HOUSEHOLD, dest: MANUFACTURER, amount: "3" }],
    ["AutoPurchase.OrderSettled", { order: ORDER, merchantAmount: "97", commission: "3" }],
  ),
  block(
    5,
    ["Balances.Withdraw", { who: HOUSEHOLD, amount: "2" }],
    ["TransactionPayment.TransactionFeePaid", { who: HOUSEHOLD, actualFee: "2" }],
  ),
];

function tableOf(stream: Notification[]): Closing {
  const blocks = merged(stream);
  return closingOf(blocks, INPUT, balancesOf(blocks, GENESIS));
}

/** The stream with an event's data changed, or without the event. */
function corrupted(event: string, change?: object): Notification[] {
  return STREAM.map((told) => ({
    ...told,
    happenings: told.happenings.flatMap((happening) => {
      if (happening.event !== event) {
        return [happening];
      }
      return change ? [{ ...happening, data: { ...happening.data, ...change } }] : [];
    }),
  }));
}

test("a stream gives the same table however its watches overlap", () => {
  const halves = [...STREAM.slice(2), ...STREAM.slice(0, 4)];
  assert.deepEqual(differences(tableOf(halves), tableOf(STREAM)), []);
  const { parties, figures } = tableOf(STREAM);
  assert.deepEqual(
    parties.map(({ name, balance }) => [name, balance]),
    [
      ["household", 398n],
      ["G-Market", 1_097n],
      ["LG", 1_003n],
    ],
  );
  assert.deepEqual([figures.settled, figures.open, figures.readings], [1, 0, 3]);
});

for (const [what, event, change, expected] of [
  ["a missing batch", "BatchAccepted", undefined, ["batches: 0 and 1", "readings: 0 and 3"]],
  ["a reading too many", "BatchAccepted", { readings: 4 }, ["readings: 4 and 3"]],
  [
    "a fee that is off by one unit",
    "TransactionFeePaid",
    { actualFee: "3" },
    ["household, fees: -3 and -2"],
  ],
  [
    "money that is off by one unit",
    "Withdraw",
    { amount: "3" },
    ["household, change: 397 and 398", "household, balance: 397 and 398"],
  ],
  [
    "an order of another slot",
    "OrderPlaced",
    { purchase: { slot: 1, value: "100" } },
    ["slot 0, placed: 0 and 1", "slot 0, lastOrder: nothing and 300"],
  ],
  [
    "a settlement that is not told",
    "OrderSettled",
    undefined,
    [
      "settled: 0 and 1",
      "open: 1 and 0",
      "household, orders: 0 and -100",
      "G-Market, orders: 0 and 100",
      "G-Market, commission: 0 and -3",
      "LG, commission: 0 and 3",
    ],
  ],
] as const) {
  test(`${what} shows, by row and both values`, () => {
    const table = tableOf(corrupted(event, change));
    assert.deepEqual(differences(table, tableOf(STREAM)), expected);
  });
}
