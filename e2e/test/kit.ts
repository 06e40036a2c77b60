// Shared by the tests: a chain of their own, and a household with a fridge that has slots.

import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { KeyringPair } from "@polkadot/keyring/types";

import { account, ed25519Key, genesisParties, type Parties } from "../src/accounts.ts";
import { COT, commodity } from "../src/catalogue.ts";
import { type Call, Chain, eventsNamed, expectOk, type SealedBlock } from "../src/chain.ts";
import { type ClaimRequest, claimCall } from "../src/device.ts";
import type { Reading } from "../src/fridge.ts";
import { CotNode } from "../src/node.ts";
import { DAY, HOUR } from "../src/restocks.ts";

export interface World {
  node: CotNode;
  chain: Chain;
  parties: Parties;
}

export async function startWorld(args: string[], basePath?: string): Promise<World> {
  const node = await CotNode.start(basePath === undefined ? { args } : { args, basePath });
  return { node, chain: await Chain.connect(node.wsUrl), parties: await genesisParties() };
}

export async function endWorld({ node, chain }: World): Promise<void> {
  await chain.disconnect();
  await node.stop();
}

/** One chain for all tests of a file. */
export async function worldForAll(args: string[]): Promise<World> {
  const world = await startWorld(args);
  after(() => endWorld(world));
  return world;
}

/** Kinds of pool: that of the node by default, and that of collators and stock nodes. */
export const POOLS = ["single-state", "fork-aware"] as const;

/** A kind of pool, with the ban of a node outside of development, which hides what is banned. */
export function poolArgs(pool: (typeof POOLS)[number]): string[] {
  return ["--pool-type", pool, "--tx-ban-seconds", "1800"];
}

/** Waits until the pool has seen the last block, which a fork-aware one does beside the node. */
export async function settle({ provider }: Chain): Promise<void> {
  const { block } = await provider.send<{ block: { extrinsics: string[] } }>("chain_getBlock", []);
  const pending = () => provider.send<string[]>("author_pendingExtrinsics", []);
  while ((await pending()).some((extrinsic) => block.extrinsics.includes(extrinsic))) {
    await sleep(10);
  }
}

/** Seals a block, which the pool has then seen. */
export async function sealAndSettle(chain: Chain): Promise<SealedBlock> {
  const block = await chain.seal();
  await settle(chain);
  return block;
}

/** Chain time of the last sealed block. */
export function chainTime(chain: Chain): number {
  return chain.history.at(-1)?.time ?? 0;
}

/** Seals blocks until chain time is `time` or later. */
export async function passTime({ chain }: World, time: number): Promise<void> {
  while (chainTime(chain) < time) {
    await chain.seal();
  }
}

/** Terms of a mandate for any milk of G-Market, which a test changes. */
export function mandateTerms({ chain, parties }: World) {
  return {
    choice: { Category: { merchants: [parties.merchant.address], maxLeadTime: DAY } },
    mode: "Live",
    asset: "Native",
    maxUnitPrice: 2n * COT,
    maxOrderValue: 10n * COT,
    maxDeliveryFee: 0n,
    budget: 100n * COT,
    period: 30 * DAY,
    parLevel: 8_000,
    serviceLevel: "Balanced",
    cancelWindow: 6 * HOUR,
    expiresAt: chainTime(chain) + 365 * DAY,
    arbiters: [],
    codes: null,
  };
}

/** A funded account. */
export async function fundedAccount({ chain, parties }: World, suri: string): Promise<KeyringPair> {
  const owner = await account(suri);
  const fund = chain.call("balances", "transferKeepAlive", owner.address, 100n * COT);
  expectOk(await chain.execute(parties.alice, fund));
  return owner;
}

/** Submits a call as governance; returns the name of the error it failed with. */
export async function govern({ chain, parties }: World, call: Call): Promise<string | undefined> {
  const sudo = chain.call("sudo", "sudo", call);
  const { events } = expectOk(await chain.execute(parties.alice, sudo));
  const done = events.find(({ name }) => name === "sudo.Sudid");
  const result = done?.data["sudoResult"] as { ok: null } | { err: unknown };
  return "err" in result ? chain.errorName(result.err) : undefined;
}

/** Submits several calls for one block; returns the error of each, if it failed. */
export async function errorsOf(
  { chain }: World,
  signer: KeyringPair,
  calls: Call[],
): Promise<(string | undefined)[]> {
  for (const call of calls) {
    await chain.submit(signer, call);
  }
  return (await chain.seal()).outcomes.map(({ error }) => error);
}

/** A good claim of a fridge, which a test changes to a bad one. */
export async function claimRequest(
  { chain, parties }: World,
  owner: KeyringPair,
  serial: string,
): Promise<ClaimRequest> {
  return {
    manufacturer: parties.manufacturer.address,
    voucherKey: parties.voucherKey,
    serial,
    deviceKey: await ed25519Key(`//${serial}`),
    owner: owner.address,
    expiresAt: chainTime(chain) + DAY,
  };
}

export interface TestFridge {
  owner: KeyringPair;
  key: KeyringPair;
  device: number;
}

/** A household's claimed fridge with slot 0 for milk, which the pool has seen. */
export async function claimedFridge(world: World, suri: string): Promise<TestFridge> {
  const { chain } = world;
  const owner = await fundedAccount(world, suri);
  const request = await claimRequest(world, owner, `FRIDGE${suri.replaceAll("/", "-")}`);
  const { events } = expectOk(await chain.execute(owner, claimCall(chain, request)));
  const claimed = events.find(({ name }) => name === "deviceRegistry.DeviceClaimed");
  const device = Number(claimed?.data["device"]);
  const config = { commodity: commodity("milk"), unit: "Piece", capacity: 8_000, resolution: 80 };
  const configure = chain.call("deviceRegistry", "configureSlot", device, 0, { Stock: config });
  expectOk(await chain.execute(owner, configure));
  await settle(chain);
  return { owner, key: request.deviceKey, device };
}

/** A reading of slot 0, taken a minute ago. */
export function reading(chain: Chain, level = 2_000): Reading {
  return { slot: 0, at: chainTime(chain) - 60, level };
}

/** The sequence numbers of a device's batches that these blocks have accepted, in their order. */
export function acceptedOf(device: number, ...blocks: SealedBlock[]): number[] {
  return eventsNamed(blocks, "attestations.BatchAccepted")
    .filter(({ data }) => data["device"] === device)
    .map(({ data }) => Number(data["sequence"]));
}

/** The batches of a device that a block has refused within `attestMany`, each with its error. */
export function refusedOf(chain: Chain, device: number, block: SealedBlock): [number, string][] {
  return eventsNamed([block], "attestations.BatchRefused")
    .filter(({ data }) => data["device"] === device)
    .map(({ data }) => [Number(data["sequence"]), chain.errorName(data["error"])]);
}
