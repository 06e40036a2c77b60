// A wallet in the browser, such as the extension of polkadot.js: it is given a payload in JSON, and
// the account's key never leaves it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { COT } from "../src/catalogue.ts";
import { connect } from "../src/client.ts";
import { worldForAll } from "./kit.ts";

const { chain, node, parties } = await worldForAll(["--sealing", "instant"]);
const { alice, merchant } = parties;

interface Payload {
  address: string;
  version: number;
}

test("the client's calls are signed by an injected wallet", async (t) => {
  const client = await connect(node.wsUrl);
  t.after(() => client.disconnect());
  const shown: Payload[] = [];
  const signer = {
    signPayload: async (payload: unknown) => {
      const { address, version } = payload as Payload;
      shown.push({ address, version });
      const { signature } = chain.api.registry
        .createType("ExtrinsicPayload", payload as never, { version })
        .sign(alice);
      return { id: shown.length, signature };
    },
  };
  const household = client.household({ address: alice.address, signer } as never);
  const before = await client.balance(merchant.address);
  await household.transfer(merchant.address, COT).send();
  assert.equal((await client.balance(merchant.address)) - before, COT);
  assert.deepEqual(shown, [{ address: alice.address, version: 4 }]);
  // A wallet that signs for nobody is told of as what the node says.
  const other = { signPayload: async () => ({ id: 1, signature: `0x01${"00".repeat(64)}` }) };
  const thief = client.household({ address: alice.address, signer: other } as never);
  await assert.rejects(thief.transfer(merchant.address, COT).send(), { name: "BadProof" });
});
