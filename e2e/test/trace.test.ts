import assert from "node:assert/strict";
import { test } from "node:test";

import type { SealedBlock } from "../src/chain.ts";
import { traceOf } from "../src/trace.ts";

test("a trace has readings, restocks and orders in order of time", () => {
  const restocked = { device: 1, slot: 1, quantity: 2_000, behaviour: "Learning", points: 1 };
  const events = [
    { name: "attestations.Restocked", data: { ...restocked, at: 300, cause: "Household" } },
    { name: "attestations.Restocked", data: { ...restocked, at: 500, cause: "Order" } },
    { name: "autoPurchase.OrderPlaced", data: { purchase: { slot: 0, quantity: 1_500 } } },
  ];
  const blocks = [{ time: 400, events }] as unknown as SealedBlock[];
  const readings = [
    { slot: 0, at: 100, level: 250 },
    { slot: 1, at: 450, level: 3_000 },
  ];
  assert.deepEqual(traceOf(readings, blocks, ["milk", "cheese"]).split("\n"), [
    "unix,slot,what,units",
    "100,milk,level,0.25",
    "300,cheese,by hand,2",
    "400,milk,order,1.5",
    "450,cheese,level,3",
    "500,cheese,delivery,2",
    "",
  ]);
});
