// Closes the books from the chain alone: balances of every account, from state and from events.

import { type Parties, palletAccount } from "./accounts.ts";
import {
  amount,
  type Chain,
  type ChainEvent,
  eventsNamed,
  type Json,
  type SealedBlock,
} from "./chain.ts";
import { reasonOf, sum, sumOf, type Told } from "./figures.ts";
import type { Journey } from "./journey.ts";
import { orderIdOf, type Purchase, purchaseOf } from "./purchase.ts";

/** Total native balance by account. */
export type Balances = Map<string, bigint>;

interface AccountInfo {
  data: { free: string; reserved: string };
}

/** Balance of every account, free and reserved, and the issuance. */
export async function balancesAt(
  chain: Chain,
  hash: string,
): Promise<{ balances: Balances; reserved: Balances; issuance: bigint }> {
  const at = await chain.api.at(hash);
  const accounts = (await at.query["system"]?.["account"]?.entries()) ?? [];
  const balances: Balances = new Map();
  const reserved: Balances = new Map();
  for (const [key, value] of accounts) {
    const { data } = value.toJSON() as unknown as AccountInfo;
    const who = key.args[0]?.toString() ?? "";
    balances.set(who, amount(data.free) + amount(data.reserved));
    reserved.set(who, amount(data.reserved));
  }
  const issuance = await at.query["balances"]?.["totalIssuance"]?.();
  return { balances, reserved, issuance: amount(issuance?.toString() ?? 0) };
}

/** Balance of every account in a token, held or not, and the supply. */
export async function tokensAt(
  chain: Chain,
  hash: string,
  token: number,
): Promise<{ balances: Balances; supply: bigint }> {
  const { query } = await chain.api.at(hash);
  const accounts = (await query["assets"]?.["account"]?.entries(token)) ?? [];
  const holds = (await query["assetsHolder"]?.["balancesOnHold"]?.entries(token)) ?? [];
  const balances: Balances = new Map();
  const add = (who: string, value: unknown) =>
    balances.set(who, (balances.get(who) ?? 0n) + amount(value));
  for (const [key, value] of accounts) {
    add(String(key.args[1]), (value.toJSON() as Json | null)?.["balance"] ?? 0);
  }
  for (const [key, value] of holds) {
    add(String(key.args[1]), value.toJSON() ?? 0);
  }
  const asset = (await query["assets"]?.["asset"]?.(token))?.toJSON() as Json | null | undefined;
  return { balances, supply: amount(asset?.["supply"] ?? 0) };
}

/** Changes of accounts' balances in a token, held or not, by an event. */
function tokenChangesOf({ name, data }: ChainEvent, token: number): [unknown, bigint][] {
  // What is transferred from a hold has no event of the ledger's own.
  if (name === "metering.Settled" && data["token"] === token) {
    return [
      [data["household"], -amount(data["paid"])],
      [data["manufacturer"], amount(data["paid"])],
    ];
  }
  if (data["assetId"] !== token) {
    return [];
  }
  const value = (field = "amount"): bigint => amount(data[field]);
  switch (name) {
    case "assets.Issued":
      return [[data["owner"], value()]];
    case "assets.Burned":
      return [[data["owner"], -value("balance")]];
    case "assets.Transferred":
      return [
        [data["from"], -value()],
        [data["to"], value()],
      ];
    case "assets.TransferredApproved":
      return [
        [data["owner"], -value()],
        [data["destination"], value()],
      ];
    case "assets.Deposited":
      return [[data["who"], value()]];
    case "assets.Withdrawn":
    case "assetsHolder.Burned":
      return [[data["who"], -value()]];
    default:
      return [];
  }
}

/** Changes of accounts' total balances by an event. */
export function changesOf({ name, data }: ChainEvent): [unknown, bigint][] {
  const value = (): bigint => amount(data["amount"]);
  switch (name) {
    case "balances.Transfer":
      return [
        [data["from"], -value()],
        [data["to"], value()],
      ];
    case "balances.TransferOnHold":
    case "balances.TransferAndHold":
      return [
        [data["source"], -value()],
        [data["dest"], value()],
      ];
    case "balances.Deposit":
    case "balances.Minted":
    case "balances.Restored":
      return [[data["who"], value()]];
    case "balances.Withdraw":
    case "balances.Burned":
    case "balances.BurnedHeld":
    case "balances.Slashed":
    case "balances.Suspended":
      return [[data["who"], -value()]];
    case "balances.DustLost":
      return [[data["account"], -value()]];
    default:
      return [];
  }
}

/** Native coins that one party paid and received; the change of its balance must be their sum. */
export interface PartyRow {
  name: string;
  funding: bigint;
  orders: bigint;
  commission: bigint;
  /** The manufacturer's share that buys back its token. */
  burn: bigint;
  /** Fees of deliveries. */
  deliveries: bigint;
  penalties: bigint;
  fees: bigint;
  change: bigint;
  balance: bigint;
}

export interface AuditInput {
  genesis: Balances;
  /** The parties by name. */
  parties: Map<string, string>;
  household: string;
  merchant: string;
  manufacturer: string;
  faucet: string;
  /** The manufacturer's token. */
  token: number;
}

/** The books of a journey. */
export async function auditInputOf(
  { household }: Journey,
  parties: Parties,
  genesis: Balances,
): Promise<AuditInput> {
  const accounts = {
    household: household.account.address,
    merchant: parties.merchant.address,
    manufacturer: parties.manufacturer.address,
  };
  return {
    ...accounts,
    genesis,
    parties: new Map([
      ["household", accounts.household],
      ["G-Market", accounts.merchant],
      ["LG", accounts.manufacturer],
    ]),
    faucet: parties.alice.address,
    token: (await household.gate()).token,
  };
}

export interface Audit {
  parties: PartyRow[];
  /** Each check by name, with the problem it found. */
  checks: { name: string; problem: string | undefined }[];
}

export async function audit(chain: Chain, input: AuditInput): Promise<Audit> {
  const blocks = chain.history;
  const head = blocks.at(-1);
  if (!head) {
    throw new Error("no block was sealed");
  }
  const now = await balancesAt(chain, head.hash);
  const burner = palletAccount(chain, "rewards");
  const parties = [...input.parties].map(([name, who]) =>
    partyRow(blocks, input, name, who, now.balances.get(who) ?? 0n, burner),
  );
  const checks = [
    nativeIssuance(now.balances, now.issuance, input.genesis),
    ledger("native", blocks, input.genesis, now.balances, changesOf),
    ...parties.map(partyExplained),
    await holdsMatchReserves(chain, now.reserved),
    await escrowMatchesOrders(chain),
    ordersAddUp(blocks),
    deliveriesAddUp(blocks),
    ...(await auditToken(chain, input.token)),
  ];
  return { parties, checks };
}

function check(name: string, expected: bigint, actual: bigint) {
  return {
    name,
    problem: expected === actual ? undefined : `expected ${expected}, found ${actual}`,
  };
}

function nativeIssuance(balances: Balances, issuance: bigint, genesis: Balances) {
  const total = sum(balances.values());
  const name = "native: all balances add up to the issuance, which is that of genesis";
  return total === issuance
    ? check(name, sum(genesis.values()), issuance)
    : check(name, issuance, total);
}

/** Each account's balance is that of genesis plus what the events say. */
function ledger(
  what: string,
  blocks: SealedBlock[],
  genesis: Balances,
  now: Balances,
  changes: (event: ChainEvent) => [unknown, bigint][],
) {
  const expected = new Map(genesis);
  for (const [who, change] of blocks.flatMap(({ events }) => events).flatMap(changes)) {
    expected.set(String(who), (expected.get(String(who)) ?? 0n) + change);
  }
  const wrong = [...new Set([...expected.keys(), ...now.keys()])]
    .filter((who) => (expected.get(who) ?? 0n) !== (now.get(who) ?? 0n))
    .map((who) => `${who}: expected ${expected.get(who) ?? 0n}, found ${now.get(who) ?? 0n}`);
  return {
    name: `${what}: every balance of ${now.size} accounts is what the events make of genesis`,
    problem: wrong.length > 0 ? wrong.join("; ") : undefined,
  };
}

/** A party's row, with its balance, of the blocks' events. */
export function partyRow(
  blocks: Told[],
  input: AuditInput,
  name: string,
  who: string,
  balance: bigint,
  burner: string,
): PartyRow {
  const named = (event: string): ChainEvent[] => eventsNamed(blocks, event);
  const transfers = named("balances.Transfer").filter(({ data }) => data["from"] === input.faucet);
  const funding =
    sumOf(
      transfers.filter(({ data }) => data["to"] === who),
      "amount",
    ) - (who === input.faucet ? sumOf(transfers, "amount") : 0n);
  const settled = named("autoPurchase.OrderSettled");
  const toMerchant = sumOf(settled, "merchantAmount");
  const toManufacturer = sumOf(settled, "commission");
  // The rewards pallet's account takes its share of each commission, and nothing else.
  const burned = sumOf(
    named("balances.Transfer").filter(
      ({ data }) => data["from"] === input.manufacturer && data["to"] === burner,
    ),
    "amount",
  );
  const delivered = named("autoPurchase.DeliveryFeePaid");
  const deliveries = sumOf(delivered, "fee");
  const commission = toManufacturer + sumOf(delivered, "commission");
  const penalties = sumOf(named("autoPurchase.OrderExpired"), "penalty");
  const fees = sumOf(
    named("transactionPayment.TransactionFeePaid").filter(({ data }) => data["who"] === who),
    "actualFee",
  );
  const share = (of: string, value: bigint): bigint => (of === who ? value : 0n);
  return {
    name,
    funding,
    orders:
      share(input.merchant, toMerchant + toManufacturer) -
      share(input.household, toMerchant + toManufacturer),
    commission: share(input.manufacturer, commission) - share(input.merchant, commission),
    burn: -share(input.manufacturer, burned),
    deliveries: share(input.merchant, deliveries) - share(input.household, deliveries),
    penalties: share(input.household, penalties) - share(input.merchant, penalties),
    fees: -fees,
    change: balance - (input.genesis.get(who) ?? 0n),
    balance,
  };
}

function partyExplained(row: PartyRow) {
  const { funding, orders, commission, burn, deliveries, penalties, fees } = row;
  const explained = funding + orders + commission + burn + deliveries + penalties + fees;
  return check(
    `native: the change of ${row.name} is funding, orders, deliveries, penalties, burn and fees`,
    explained,
    row.change,
  );
}

async function holdsMatchReserves(chain: Chain, reserved: Balances) {
  const holds = await chain.entries<{ amount: string }[]>("balances", "holds");
  const held: Balances = new Map(
    holds.map(({ keys, value }) => [
      String(keys[0]),
      sum(value.map((each) => amount(each.amount))),
    ]),
  );
  // The deposit for a pool's own account is paid by the account that opened it.
  const pools = await chain.entries<{ reason: { depositFrom?: [string, string] } }>(
    "poolAssets",
    "account",
  );
  for (const [who, deposit] of pools.flatMap(({ value }) => [value.reason.depositFrom ?? []])) {
    if (who !== undefined) {
      held.set(who, (held.get(who) ?? 0n) + amount(deposit));
    }
  }
  const wrong = [...reserved].filter(([who, value]) => value !== (held.get(who) ?? 0n));
  return {
    name: "native: what is reserved is what is held under named reasons or paid for pools",
    problem:
      wrong.map(([who, value]) => `${who}: ${value} is not ${held.get(who) ?? 0n}`).join("; ") ||
      undefined,
  };
}

async function escrowMatchesOrders(chain: Chain) {
  const holds = await chain.entries<{ id: Json; amount: string }[]>("balances", "holds");
  const escrow = holds
    .flatMap(({ value }) => value)
    .filter(({ id }) => reasonOf(id).toLowerCase().includes("escrow"));
  const orders = await chain.entries<{ purchase: Purchase }>("autoPurchase", "orders");
  const baskets = await chain.entries<{ delivery: { fee: string }; isFeePaid: boolean }>(
    "autoPurchase",
    "baskets",
  );
  const values = sum(orders.map(({ value }) => amount(value.purchase.value)));
  const unpaid = baskets.filter(({ value }) => !value.isFeePaid);
  return check(
    `native: escrow is the value of the ${orders.length} open orders and their deliveries' fees`,
    values + sum(unpaid.map(({ value }) => amount(value.delivery.fee))),
    sum(escrow.map((each) => amount(each.amount))),
  );
}

/** The value of all orders has been paid or refunded, or is still held. */
function ordersAddUp(blocks: SealedBlock[]) {
  const values = new Map(
    eventsNamed(blocks, "autoPurchase.OrderPlaced").map(({ data }) => [
      orderIdOf(data),
      amount(purchaseOf(data).value),
    ]),
  );
  const wrong = eventsNamed(blocks, "autoPurchase.OrderSettled").filter(
    ({ data }) =>
      amount(data["merchantAmount"]) + amount(data["commission"]) + amount(data["refund"]) !==
      values.get(orderIdOf(data)),
  );
  const refunds = ["OrderExpired", "OrderCancelled"]
    .flatMap((name) => eventsNamed(blocks, `autoPurchase.${name}`))
    .filter(({ data }) => amount(data["refund"]) !== values.get(orderIdOf(data)));
  const ended = ["OrderSettled", "OrderExpired", "OrderCancelled"]
    .flatMap((name) => eventsNamed(blocks, `autoPurchase.${name}`))
    .map(({ data }) => orderIdOf(data));
  const twice = ended.filter((order, at) => ended.indexOf(order) !== at);
  return {
    name: "orders: each one ended at most once, settled or refunded to exactly what was held for it",
    problem:
      [...wrong, ...refunds]
        .map(({ data }) => `order ${orderIdOf(data)}`)
        .concat(twice.map((order) => `order ${order} twice`))
        .join(", ") || undefined,
  };
}

/** The fee of each delivery was held once, and paid or released once if no order is open. */
function deliveriesAddUp(blocks: SealedBlock[]) {
  const held = eventsNamed(blocks, "autoPurchase.OrderPlaced")
    .filter(({ data }) => amount(data["deliveryFee"]) > 0n)
    .map(({ data }) => [orderIdOf(data), data["basket"], amount(data["deliveryFee"])]);
  const fees = new Map(held.map(([, basket, fee]) => [basket, fee]));
  const closed = ["DeliveryFeePaid", "DeliveryFeeReleased"].flatMap((name) =>
    eventsNamed(blocks, `autoPurchase.${name}`),
  );
  const baskets = closed.map(({ data }) => data["basket"]);
  const wrong = [
    ...held.filter(([order, basket]) => order !== basket).map(([order]) => order),
    ...closed.filter(({ data }) => amount(data["fee"]) !== fees.get(data["basket"])).map(idOf),
    ...baskets.filter((basket, at) => baskets.indexOf(basket) !== at),
  ];
  return {
    name: "deliveries: each fee was held once, and paid or released at most once",
    problem: wrong.map((basket) => `basket ${basket}`).join(", ") || undefined,
  };
}

function idOf({ data }: ChainEvent): unknown {
  return data["basket"];
}

/** Checks of a token: every balance, and that nothing but rewards was minted and burned since genesis. */
export async function auditToken(chain: Chain, token: number): Promise<Audit["checks"]> {
  const blocks = chain.history;
  const genesis = await tokensAt(chain, chain.api.genesisHash.toHex(), token);
  const now = await tokensAt(chain, blocks.at(-1)?.hash ?? chain.api.genesisHash.toHex(), token);
  const rewards = sumOf(eventsNamed(blocks, "rewards.RewardPaid"), "amount");
  const burned = sumOf(eventsNamed(blocks, "rewards.TokensBurned"), "tokens");
  return [
    check("token: all balances add up to the supply", now.supply, sum(now.balances.values())),
    check(
      "token: the supply is that of genesis and what rewards paid, less what was burned",
      genesis.supply + rewards - burned,
      now.supply,
    ),
    ledger("token", blocks, genesis.balances, now.balances, (event) =>
      tokenChangesOf(event, token),
    ),
  ];
}
