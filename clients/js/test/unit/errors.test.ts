// Errors of JSON-RPC by their names, and cursors.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ChainError, cursorOf, placeOf } from "../../src/index.ts";

test("a refused batch is an error with the reason's name", () => {
  const data = { reason: "SequenceReplayed", device: 7, expectedSequence: 4, waiting: null };
  const error = ChainError.ofRpc({ code: 9005, message: "refused: SequenceReplayed", data });
  assert.equal(error.name, "SequenceReplayed");
  assert.equal(error.pallet, "Attestations");
  assert.equal(error.retry, false);
  assert.deepEqual(error.data, data);
  const text = ChainError.ofRpc({ code: 9006, message: "later", data: JSON.stringify(data) });
  assert.deepEqual([text.name, text.retry], ["SequenceReplayed", true]);
});

test("the chain's own codes have the names and the docs of its description", () => {
  const error = ChainError.ofRpc({ code: 9008, message: "too far", data: { oldest: 3 } });
  assert.equal(error.name, "TooFarBack");
  assert.match(error.docs, /^More was missed than is told/);
  assert.deepEqual(error.data, { oldest: 3 });
});

test("a transaction that no block takes is an error with the reason's name", () => {
  const data = "Inability to pay some fees (e.g. account balance too low)";
  const error = ChainError.ofRpc({ code: 1010, message: "Invalid Transaction", data });
  assert.deepEqual([error.kind, error.name, error.docs], ["validity", "Payment", data]);
  assert.equal(ChainError.ofRpc({ code: 1012, message: "banned" }).name, "TemporarilyBanned");
});

test("an unknown error keeps its code and text", () => {
  const error = ChainError.ofRpc({ code: -32601, message: "Method not found" });
  assert.deepEqual([error.name, error.code], ["RpcError", -32601]);
  assert.match(error.message, /Method not found/);
});

test("a cursor is the place of a block, as the node encodes it", () => {
  const hash = `0x${"9a".repeat(32)}`;
  const cursor = cursorOf({ number: 258, hash });
  assert.equal(cursor, `0x02010000${"9a".repeat(32)}`);
  assert.deepEqual(placeOf(cursor), { number: 258, hash });
  assert.throws(() => placeOf("0x0102"), { name: "MalformedCursor", kind: "input" });
});
