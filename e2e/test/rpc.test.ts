// The description of the chain's own methods, read from docs/rpc.json, and requests made by it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RpcCore } from "@polkadot/rpc-core";
import { TypeRegistry } from "@polkadot/types";
import type { DefinitionRpcParam } from "@polkadot/types/types";
import { u8aToHex } from "@polkadot/util";
import { decodeAddress } from "@polkadot/util-crypto";

import { cotRpc } from "../src/rpc.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
/** A real place in the list of offers: asset, merchant, and the rank of price and number. */
const PLACE = [
  "0x0101000000",
  u8aToHex(decodeAddress(ALICE), -1, false),
  "000000000000000000000002540be400",
  "00000007",
].join("");
const CHEESE = { category: 10_000_028 };

function parameters(method: string): DefinitionRpcParam[] {
  const definition = cotRpc["cot"]?.[method];
  assert.ok(definition, `cot_${method}`);
  return definition.params;
}

/** The requests that the client sends for a call. */
async function sent(method: string, ...args: unknown[]): Promise<unknown> {
  const requests: unknown[] = [];
  const provider = {
    send: async (name: string, params: unknown[]) => {
      requests.push({ name, params });
      return null;
    },
  };
  const registry = new TypeRegistry();
  const options = { provider, userRpc: cotRpc } as unknown as ConstructorParameters<
    typeof RpcCore
  >[2];
  const { cot } = new RpcCore("test", registry, options) as unknown as {
    cot: Record<string, (...args: unknown[]) => { toPromise(): Promise<unknown> }>;
  };
  await cot[method]?.(...args).toPromise();
  return requests;
}

test("every method is described, in sections, and what may be left out comes last", () => {
  assert.deepEqual(Object.keys(cotRpc), ["cot"]);
  for (const [method, { description, params, type }] of Object.entries(cotRpc["cot"] ?? {})) {
    assert.ok(description && type, method);
    const historic = params.filter(({ isHistoric }) => isHistoric);
    assert.deepEqual(historic, params.slice(params.length - historic.length), method);
    const firstOptional = params.findIndex(({ isOptional }) => isOptional);
    const rest = firstOptional < 0 ? [] : params.slice(firstOptional);
    assert.ok(
      rest.every(({ isOptional }) => isOptional),
      method,
    );
  }
});

test("a page of offers begins after a place, which is bytes and may be left out", async () => {
  const [category, after, limit, at] = parameters("offers");
  assert.equal(category?.type, "Json");
  assert.deepEqual([after?.name, after?.type, after?.isOptional], ["after", "Option<Bytes>", true]);
  assert.deepEqual([limit?.type, limit?.isOptional], ["Option<u32>", true]);
  assert.equal(at?.isHistoric, true);

  const name = "cot_offers";
  assert.deepEqual(await sent("offers", CHEESE), [{ name, params: [CHEESE] }]);
  assert.deepEqual(await sent("offers", CHEESE, PLACE), [{ name, params: [CHEESE, PLACE] }]);
  assert.deepEqual(await sent("offers", CHEESE, PLACE, 5), [{ name, params: [CHEESE, PLACE, 5] }]);
  assert.deepEqual(await sent("offers", CHEESE, null, 5), [{ name, params: [CHEESE, null, 5] }]);
});

test("parameters have the names that the server takes them by", async () => {
  for (const method of ["devices", "rewards", "orders", "manufacturer", "merchant"]) {
    assert.equal(parameters(method)[0]?.name, "account", method);
  }
  for (const method of ["deviceOfSerial", "program"]) {
    assert.equal(parameters(method)[0]?.name, "manufacturer", method);
  }
  const params = [ALICE, 3, 10];
  assert.deepEqual(await sent("devices", ALICE, 3, 10), [{ name: "cot_devices", params }]);
});
