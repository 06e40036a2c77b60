import assert from "node:assert/strict";
import { test } from "node:test";

import type { SealedBlock } from "../src/chain.ts";
import { slotFiguresOf } from "../src/figures.ts";

const MANDATE = "autoPurchase.MandateGiven";
const PLACED = "autoPurchase.OrderPlaced";
const RESTOCKED = "attestations.Restocked";

function block(time: number, ...events: [string, object][]): SealedBlock {
  const ofBlock = events.map(([name, data]) => ({ name, data }));
  return { time, events: ofBlock } as unknown as SealedBlock;
}

test("the figures of a slot are of its own events, from its first mandate to its last order", () => {
  const blocks = [
    block(100, [RESTOCKED, { slot: 0, cause: "Household" }], [MANDATE, { slot: 1 }]),
    block(200, [MANDATE, { slot: 0 }], ["attestations.RhythmEstablished", { slot: 0 }]),
    block(300, [PLACED, { purchase: { slot: 0 } }], [PLACED, { purchase: { slot: 1 } }]),
    block(400, [RESTOCKED, { slot: 0, cause: "Order" }], [PLACED, { purchase: { slot: 0 } }]),
    block(500, ["attestations.RhythmLapsed", { slot: 0 }], [MANDATE, { slot: 0 }]),
    block(600, [RESTOCKED, { slot: 1, cause: "Household" }]),
  ];
  assert.deepEqual(slotFiguresOf(blocks, 0), {
    mayBuySince: 200,
    placed: 2,
    lastOrder: 400,
    byHand: 1,
    established: 1,
    lapsed: 1,
  });
  assert.deepEqual(slotFiguresOf(blocks, 2), {
    mayBuySince: undefined,
    placed: 0,
    lastOrder: undefined,
    byHand: 0,
    established: 0,
    lapsed: 0,
  });
});
