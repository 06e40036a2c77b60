// Closes the books from the chain alone: what every account has, and whether state and events agree.

import { amount, type Chain, type ChainEvent, eventsNamed, type Json, type SealedBlock } from "./chain.ts";
import { reasonOf, sum, sumOf } from "./figures.ts";

/** Total native balance by account. */
export type Balances = Map<string, bigint>;

interface AccountInfo {
  data: { free: string; reserved: string };
}

/** What every account has, free and reserved, and how much exists. */
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

/** By how much an event changes the total balance of whom. */
function changesOf({ name, data }: ChainEvent): [unknown, bigint][] {
  const value = (): bigint => amount(data["amount"]);
  switch (name) {
    case "balances.Transfer":
      return [[data["from"], -value()], [data["to"], value()]];
    case "balances.TransferOnHold":
    case "balances.TransferAndHold":
      return [[data["source"], -value()], [data["dest"], value()]];
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

/** What one party paid and received in the native coin; the balance change must be their sum. */
export interface PartyRow {
  name: string;
  funding: bigint;
  orders: bigint;
  commission: bigint;
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

export interface Audit {
  parties: PartyRow[];
  /** Each check by name, with what is wrong or nothing. */
  checks: { name: string; problem: string | undefined }[];
}

export async function audit(chain: Chain, input: AuditInput): Promise<Audit> {
  const blocks = chain.history;
  const head = blocks.at(-1);
  if (!head) {
    throw new Error("no block was sealed");
  }
  const now = await balancesAt(chain, head.hash);
  const parties = [...input.parties].map(([name, who]) =>
    partyRow(blocks, input, name, who, now.balances.get(who) ?? 0n),
  );
  const checks = [
    nativeIssuance(now.balances, now.issuance, input.genesis),
    nativeLedger(blocks, input.genesis, now.balances),
    ...parties.map(partyExplained),
    await holdsMatchReserves(chain, now.reserved),
    await escrowMatchesOrders(chain),
    ordersAddUp(blocks),
    await tokenSupply(chain, input.token, sumOf(eventsNamed(blocks, "rewards.RewardPaid"), "amount")),
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
  return total === issuance ? check(name, sum(genesis.values()), issuance) : check(name, issuance, total);
}

/** Each account's balance is that of genesis plus what the events say. */
function nativeLedger(blocks: SealedBlock[], genesis: Balances, now: Balances) {
  const expected = new Map(genesis);
  for (const block of blocks) {
    for (const event of block.events) {
      for (const [who, change] of changesOf(event)) {
        expected.set(String(who), (expected.get(String(who)) ?? 0n) + change);
      }
    }
  }
  const wrong = [...new Set([...expected.keys(), ...now.keys()])]
    .filter((who) => (expected.get(who) ?? 0n) !== (now.get(who) ?? 0n))
    .map((who) => `${who}: expected ${expected.get(who) ?? 0n}, found ${now.get(who) ?? 0n}`);
  return {
    name: `native: every balance of ${now.size} accounts is what the events make of genesis`,
    problem: wrong.length > 0 ? wrong.join("; ") : undefined,
  };
}

function partyRow(
  blocks: SealedBlock[],
  input: AuditInput,
  name: string,
  who: string,
  balance: bigint,
): PartyRow {
  const named = (event: string): ChainEvent[] => eventsNamed(blocks, event);
  const transfers = named("balances.Transfer").filter(({ data }) => data["from"] === input.faucet);
  const funding =
    sumOf(transfers.filter(({ data }) => data["to"] === who), "amount") -
    (who === input.faucet ? sumOf(transfers, "amount") : 0n);
  const settled = named("autoPurchase.OrderSettled");
  const toMerchant = sumOf(settled, "merchantAmount");
  const toManufacturer = sumOf(settled, "commission");
  const penalties = sumOf(named("autoPurchase.OrderExpired"), "penalty");
  const fees = sumOf(
    named("transactionPayment.TransactionFeePaid").filter(({ data }) => data["who"] === who),
    "actualFee",
  );
  const share = (of: string, value: bigint): bigint => (of === who ? value : 0n);
  return {
    name,
    funding,
    orders: share(input.merchant, toMerchant + toManufacturer) - share(input.household, toMerchant + toManufacturer),
    commission: share(input.manufacturer, toManufacturer) - share(input.merchant, toManufacturer),
    penalties: share(input.household, penalties) - share(input.merchant, penalties),
    fees: -fees,
    change: balance - (input.genesis.get(who) ?? 0n),
    balance,
  };
}

function partyExplained(row: PartyRow) {
  const explained = row.funding + row.orders + row.commission + row.penalties + row.fees;
  return check(`native: the change of ${row.name} is funding, orders, penalties and fees`, explained, row.change);
}

async function holdsMatchReserves(chain: Chain, reserved: Balances) {
  const holds = await chain.entries<{ amount: string }[]>("balances", "holds");
  const held: Balances = new Map(
    holds.map(({ keys, value }) => [String(keys[0]), sum(value.map((each) => amount(each.amount)))]),
  );
  const wrong = [...reserved].filter(([who, value]) => value !== (held.get(who) ?? 0n));
  return {
    name: "native: what is reserved is what is held under named reasons",
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
  const orders = await chain.entries<{ value: string }>("autoPurchase", "orders");
  return check(
    `native: escrow is the value of the ${orders.length} open orders`,
    sum(orders.map(({ value }) => amount(value.value))),
    sum(escrow.map((each) => amount(each.amount))),
  );
}

/** What was ordered is what was paid, given back or is still open. */
function ordersAddUp(blocks: SealedBlock[]) {
  const values = new Map(
    eventsNamed(blocks, "autoPurchase.OrderPlaced").map(({ data }) => [
      data["order"],
      amount(data["value"]),
    ]),
  );
  const wrong = eventsNamed(blocks, "autoPurchase.OrderSettled").filter(
    ({ data }) =>
      amount(data["merchantAmount"]) + amount(data["commission"]) !== values.get(data["order"]),
  );
  const refunds = ["OrderExpired", "OrderCancelled"]
    .flatMap((name) => eventsNamed(blocks, `autoPurchase.${name}`))
    .filter(({ data }) => amount(data["refund"]) !== values.get(data["order"]));
  const ended = ["OrderSettled", "OrderExpired", "OrderCancelled"]
    .flatMap((name) => eventsNamed(blocks, `autoPurchase.${name}`))
    .map(({ data }) => data["order"]);
  const twice = ended.filter((order, at) => ended.indexOf(order) !== at);
  return {
    name: "orders: each one ended at most once, settled or refunded to exactly what was held for it",
    problem:
      [...wrong, ...refunds]
        .map(({ data }) => `order ${data["order"]}`)
        .concat(twice.map((order) => `order ${order} twice`))
        .join(", ") || undefined,
  };
}

async function tokenSupply(chain: Chain, token: number, minted: bigint) {
  const { supply } = await chain.readJson<{ supply: string }>("assets", "asset", token);
  const accounts = await chain.entries<{ balance: string }>("assets", "account", token);
  const balances = sum(accounts.map(({ value }) => amount(value.balance)));
  const held = (await chain.entries<string>("assetsHolder", "balancesOnHold", token)).map(
    ({ value }) => amount(value),
  );
  const total = balances + sum(held);
  const name = "token: all balances add up to the supply, which is what rewards paid";
  return total === amount(supply) ? check(name, minted, total) : check(name, amount(supply), total);
}
