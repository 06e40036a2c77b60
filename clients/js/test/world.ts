// A chain with its parties, for the tests of one file.

import { after } from "node:test";
import { Keyring } from "@polkadot/keyring";
import { cryptoWaitReady } from "@polkadot/util-crypto";

import {
  type Account,
  amount,
  type Call,
  type Chain,
  type ChainEvent,
  connect,
  type Device,
  type DeviceKey,
  type Household,
  type Maker,
  type Merchant,
  pairKey,
  type Receipt,
} from "../src/index.ts";
import { DevNode, MANUAL } from "./node.ts";

const DAY = 86_400n;
/** GS1 category of milk. */
export const MILK = 10_000_025;
/** Decimals of LG's token. */
export const LGT_DECIMALS = 6;

await cryptoWaitReady();

/** The key that signs for an account. */
export function account(suri: string): Account {
  return new Keyring({ type: "sr25519", ss58Format: 42 }).addFromUri(suri) as Account;
}

/** An Ed25519 key of a development phrase, as a device or a manufacturer has it. */
export function keyOf(suri: string): DeviceKey {
  return pairKey(new Keyring({ type: "ed25519" }).addFromUri(suri));
}

export interface World {
  node: DevNode;
  chain: Chain;
  alice: Household;
  maker: Maker;
  merchant: Merchant;
  voucherKey: DeviceKey;
}

/** One chain for all tests of a file, whose blocks the tests seal. */
export async function worldForAll(args: string[] = MANUAL): Promise<World> {
  const node = await DevNode.start(args);
  after(() => node.stop());
  const chain = await connect(node.url);
  after(() => chain.disconnect());
  await node.seal();
  return {
    node,
    chain,
    alice: chain.household(account("//Alice")),
    maker: chain.maker(account("//LG")),
    merchant: chain.merchant(account("//G-Market")),
    voucherKey: keyOf("//LG//voucher"),
  };
}

/** Sends calls and seals blocks until all of them are final. */
export async function sealed(node: DevNode, ...calls: Call[]): Promise<Receipt[]> {
  return whileSealing(node, Promise.all(calls.map((call) => call.send())));
}

/** Seals blocks until something is done. */
export async function whileSealing<T>(node: DevNode, work: Promise<T>): Promise<T> {
  let done = false;
  const end = (): void => {
    done = true;
  };
  work.then(end, end);
  // So that what is sent at once is in the first block.
  await new Promise((resolve) => setTimeout(resolve, 100));
  while (!done) {
    const pending = await node.rpc<unknown[]>("author_pendingExtrinsics");
    if (pending.length > 0) {
      await node.seal();
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return work;
}

/** The event of a receipt by its name. */
export function eventOf(receipt: Receipt | undefined, name: string): ChainEvent {
  const found = receipt?.events.find((event) => event.name === name);
  if (!found) {
    throw new Error(`no ${name} among ${receipt?.events.map((event) => event.name).join(", ")}`);
  }
  return found;
}

export interface Home {
  household: Household;
  device: Device;
  id: bigint;
}

/** A funded household with a claimed fridge, whose slot 0 is for milk. */
export async function claimedFridge(world: World, name: string): Promise<Home> {
  const { chain, node, alice, maker, voucherKey } = world;
  const household = chain.household(account(`//${name}`));
  await sealed(node, alice.transfer(household.address, amount("100")));
  const key = keyOf(`//${name}//fridge`);
  const expiresAt = (await chain.now()) + DAY;
  const voucher = await maker.voucher(voucherKey, {
    serial: `FRIDGE-${name}`,
    key: key.public,
    expiresAt,
  });
  const request = await chain.device(key).claim(voucher, { owner: household.address });
  const [receipt] = await sealed(node, household.claim(request));
  const id = eventOf(receipt, "DeviceClaimed").data["device"] as bigint;
  const slot = { commodity: MILK, capacity: "8 pieces", resolution: "0.08 pieces" };
  await sealed(node, household.configureSlot(id, 0, slot));
  return { household, device: chain.device(key, id), id };
}
