// A household without a coin joins with a fridge that its manufacturer sponsors, and goes on without
// one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { account } from "../src/accounts.ts";
import { batchOf, signBatch } from "../src/batch.ts";
import { eventsNamed } from "../src/chain.ts";
import { type ClaimRequest, feelessClaimCall } from "../src/device.ts";
import { bareTransaction, submitFeeless } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { chainTime, claimRequest, worldForAll } from "./kit.ts";

/** LG's model of a fridge. */
const FRIDGE = 1;

const world = await worldForAll([...MANUAL_REPLAY, "--tx-ban-seconds", "1800"]);
const { chain } = world;

interface SystemAccount {
  providers: number;
  data: { free: number | string };
}

const submit = (request: ClaimRequest) =>
  chain.provider.send<string>("author_submitExtrinsic", [
    bareTransaction(feelessClaimCall(chain, request)),
  ]);

test("an empty account claims a sponsored fridge, and the fridge reports", async () => {
  await chain.seal();
  const owner = await account("//Empty");
  const request: ClaimRequest = {
    ...(await claimRequest(world, owner, "SPONSORED-1")),
    depositPayer: "Manufacturer",
    model: FRIDGE,
  };
  // Nobody sponsors the household's own deposit.
  await assert.rejects(submit({ ...request, depositPayer: "Owner" }), /Invalid Transaction|Custom/);
  const hash = await submit(request);
  assert.match(hash, /^0x/);
  const block = await chain.seal();
  const [claimed] = eventsNamed([block], "deviceRegistry.DeviceClaimed");
  assert.equal(claimed?.data["owner"], owner.address);
  assert.equal(eventsNamed([block], "transactionPayment.TransactionFeePaid").length, 0);
  const { data } = await chain.readJson<SystemAccount>("system", "account", owner.address);
  assert.equal(BigInt(data.free), 0n);
  await assert.rejects(submit(request));

  const device = Number(claimed?.data["device"]);
  const batch = batchOf(device, 1, chainTime(chain) - 60, 2_000);
  await submitFeeless(chain, signBatch(chain, request.deviceKey, batch));
  const accepted = eventsNamed([await chain.seal()], "attestations.BatchAccepted");
  assert.equal(Number(accepted[0]?.data["readings"]), 1);
});
