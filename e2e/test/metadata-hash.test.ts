// Signers such as Ledger and Vault sign a hash of the metadata by which they show a call. Only a
// runtime that was built with it knows the hash: with COT_METADATA_HASH=1 the node has to have one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "@polkadot/x-ws";
import { createClient, Enum } from "polkadot-api";
import { getPolkadotSigner, withMetadataHash } from "polkadot-api/signer";
import { getWsProvider } from "polkadot-api/ws";

import { COT } from "../src/catalogue.ts";
import { worldForAll } from "./kit.ts";

/** A WebSocket for Node.js before version 22, which has none of its own. */
const websocketClass = WebSocket as unknown as typeof globalThis.WebSocket;

const BUILT_WITH_HASH = process.env["COT_METADATA_HASH"] === "1";

const { node, parties } = await worldForAll(["--sealing", "instant"]);
const { alice, merchant } = parties;

test("a call signed with the hash of the metadata is accepted by a runtime that has it", async (t) => {
  const client = createClient(getWsProvider(node.wsUrl, { websocketClass }));
  t.after(() => client.destroy());
  const signer = withMetadataHash(
    { decimals: 12, tokenSymbol: "COT" },
    getPolkadotSigner(alice.publicKey, "Sr25519", (bytes) => alice.sign(bytes)),
  );
  const dest = Enum("Id", merchant.address);
  const send = client.getUnsafeApi().tx["Balances"]?.["transfer_keep_alive"];
  const sent = send?.({ dest, value: COT }).signAndSubmit(signer);
  assert.ok(sent);
  if (BUILT_WITH_HASH) {
    assert.ok((await sent).ok);
  } else {
    await assert.rejects(sent, /CannotLookup/);
  }
});
