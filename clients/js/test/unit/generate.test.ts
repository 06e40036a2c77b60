// The module that is made of docs/rpc.json.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { type RpcDescription, rpcModule } from "../../scripts/rpc.ts";

const DESCRIPTION = readFileSync(new URL("../../../../docs/rpc.json", import.meta.url), "utf8");
const GENERATED = new URL("../../src/generated/rpc.ts", import.meta.url);

test("what was generated is of today's description", () => {
  assert.equal(readFileSync(GENERATED, "utf8"), rpcModule(JSON.parse(DESCRIPTION)));
});

test("a parameter of a type that is not known fails the generation", () => {
  const description = JSON.parse(DESCRIPTION) as RpcDescription;
  const parameter = description.methods[0]?.parameters[0];
  assert.ok(parameter);
  parameter.type = "Option<u256>";
  assert.throws(() => rpcModule(description), /not known here: u256/);
});
