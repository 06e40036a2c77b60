import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { findUnknownExtensions } from "@polkadot/types/extrinsic/signedExtensions";

import { account, palletAccount } from "../src/accounts.ts";
import { COT } from "../src/catalogue.ts";
import { eventsNamed } from "../src/chain.ts";
import { sendFinal } from "./clients.ts";
import { worldForAll } from "./kit.ts";

const PALLETS = ["deviceRegistry", "attestations", "rewards", "autoPurchase"];
/** Characters of a call's documentation that Apps shows where it is chosen. */
const SELECTOR_WIDTH = 110;
/** Types that Apps has a plain number box for, and what its number counts. */
const UNITS = [
  ["Balance", "smallest unit"],
  ["Moment", "seconds"],
  ["Quantity", "thousandths"],
  ["Permill", "millionths"],
] as const;
const DEV_ACCOUNTS = ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"];

// As a wallet meets it: wall-clock time, a block whenever the node wants.
const world = await worldForAll([]);

test("the metadata decodes, with every type of every call, event, error and storage item", () => {
  const { api } = world.chain;
  for (const pallet of api.runtimeMetadata.asLatest.pallets) {
    const name = pallet.name.toString();
    for (const part of [pallet.calls, pallet.events, pallet.errors]) {
      if (part.isSome) {
        assert.ok(api.registry.lookup.getTypeDef(part.unwrap().type), `${name} has a type`);
      }
    }
    for (const item of pallet.storage.isSome ? pallet.storage.unwrap().items : []) {
      const type = item.type.isPlain ? item.type.asPlain : item.type.asMap.value;
      api.registry.createType(api.registry.createLookupType(type));
    }
  }
  for (const pallet of PALLETS) {
    assert.ok(api.tx[pallet], `calls of ${pallet}`);
    assert.ok(api.query[pallet], `storage of ${pallet}`);
  }
});

test("everything a wallet shows of our pallets is explained", () => {
  const { api } = world.chain;
  const unexplained: string[] = [];
  for (const pallet of PALLETS) {
    const parts = {
      ...api.tx[pallet],
      ...api.events[pallet],
      ...api.errors[pallet],
      ...api.consts[pallet],
    };
    for (const [name, item] of Object.entries(parts)) {
      const { docs } = (item as { meta: { docs: { length: number } } }).meta;
      if (docs.length === 0) {
        unexplained.push(`${pallet}.${name}`);
      }
    }
    for (const [name, item] of Object.entries(api.query[pallet] ?? {})) {
      if (name !== "palletVersion" && item.creator.meta.docs.length === 0) {
        unexplained.push(`${pallet}.${name}`);
      }
    }
  }
  assert.deepEqual(unexplained, []);
});

test("the first sentence of a call fits its selector and has the units of what is asked for", () => {
  const { api } = world.chain;
  const found: string[] = [];
  for (const pallet of PALLETS) {
    for (const [name, { meta }] of Object.entries(api.tx[pallet] ?? {})) {
      const lines = meta.docs.map((line) => line.toString().trim());
      const end = lines.indexOf("");
      const first = lines.slice(0, end < 0 ? undefined : end).join(" ");
      if (first.length > SELECTOR_WIDTH) {
        found.push(`${pallet}.${name} has ${first.length} characters`);
      }
      for (const { typeName } of meta.args) {
        const type = typeName.unwrapOr("").toString();
        for (const [number, unit] of UNITS) {
          if (type.includes(number) && !first.includes(unit)) {
            found.push(`${pallet}.${name} has no ${unit}`);
          }
        }
      }
    }
  }
  assert.deepEqual(found, []);
});

test("what the client signs without knowing it has no value that it could leave out", () => {
  const { registry, runtimeMetadata } = world.chain.api;
  const extensions = runtimeMetadata.asLatest.extrinsic.transactionExtensions;
  const unknown = findUnknownExtensions(registry.signedExtensions);
  for (const { identifier, type, implicit } of extensions) {
    if (unknown.includes(identifier.toString())) {
      for (const part of [type, implicit]) {
        const value = registry.createType(registry.createLookupType(part));
        assert.equal(value.encodedLength, 0, `${identifier.toString()} has a value`);
      }
    }
  }
});

test("the chain presents itself as Apps expects a dev chain", async () => {
  const { api } = world.chain;
  const type = await api.rpc.system.chainType();
  assert.ok(type.isDevelopment);
  assert.equal(api.registry.chainSS58, 42);
  assert.deepEqual(api.registry.chainTokens, ["COT"]);
  assert.deepEqual(api.registry.chainDecimals, [12]);
});

test("Apps has no exchange that it would write the asset of a fee for, as an XCM location", () => {
  const { api } = world.chain;
  assert.ok(api.registry.signedExtensions.includes("ChargeAssetTxPayment"));
  assert.ok(api.tx["exchange"] && api.call["assetConversionApi"], "there is one for others");
  assert.equal(api.tx["assetConversion"], undefined);
});

test("accounts and balances read as Apps reads them", async () => {
  const { api } = world.chain;
  for (const suri of DEV_ACCOUNTS) {
    const { address } = await account(suri);
    const balances = await api.derive.balances.all(address);
    assert.ok(balances.availableBalance.toBigInt() > 0n, `${suri} is funded`);
    assert.equal(balances.accountNonce.toNumber(), 0);
  }
});

test("a transfer, made as a wallet makes it, is finalised and pays a fee", async () => {
  const { chain } = world;
  const { api } = chain;
  const receiver = await account("//Somebody");
  // Not //Alice, who makes the blocks and is paid for them.
  const sender = await account("//Bob");
  const before = await api.derive.balances.all(sender.address);
  await sendFinal(chain.call("balances", "transferKeepAlive", receiver.address, 3n * COT), sender);
  const received = await api.derive.balances.all(receiver.address);
  assert.equal(received.freeBalance.toBigInt(), 3n * COT);
  const after = await api.derive.balances.all(sender.address);
  assert.ok(after.freeBalance.toBigInt() < before.freeBalance.toBigInt() - 3n * COT);
  assert.equal(after.accountNonce.toNumber(), 1);
});

test("the manufacturer's token has a name, a symbol and decimals", async () => {
  const { chain, parties } = world;
  const { address } = parties.manufacturer;
  const { token } = await chain.readJson<{ token: number }>("rewards", "programs", address);
  const metadata = (await chain.read("assets", "metadata", token)).toHuman() as Record<
    string,
    string
  >;
  assert.equal(metadata["name"], "LG Token");
  assert.equal(metadata["symbol"], "LGT");
  assert.ok(Number(metadata["decimals"]) > 0);
});

test("the sudo key calls for //LG and //G-Market, at the addresses of the README", async () => {
  const { chain, parties } = world;
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const pot = palletAccount(chain, "collatorSelection", "potId");
  const gift = chain.call("balances", "transferKeepAlive", parties.alice.address, COT);
  for (const [name, { address }] of [
    ["//LG", parties.manufacturer],
    ["//G-Market", parties.merchant],
  ] as const) {
    assert.ok(readme.includes(`${name}, \`${address}\``), `the README has the address of ${name}`);
    await sendFinal(chain.call("sudo", "sudoAs", address, gift), parties.alice);
  }
  const head = (await chain.api.rpc.chain.getHeader()).number.toNumber();
  const results: unknown[] = [];
  const givers: unknown[] = [];
  for await (const block of chain.finalised(0)) {
    results.push(...eventsNamed([block], "sudo.SudoAsDone").map(({ data }) => data["sudoResult"]));
    const transfers = eventsNamed([block], "balances.Transfer");
    givers.push(
      ...transfers
        // A pot pays the collator, who is //Alice too.
        .filter(({ data }) => data["to"] === parties.alice.address && data["from"] !== pot)
        .map(({ data }) => data["from"]),
    );
    if (block.number >= head) {
      break;
    }
  }
  assert.deepEqual(results, [{ ok: null }, { ok: null }]);
  assert.deepEqual(givers, [parties.manufacturer.address, parties.merchant.address]);
});
