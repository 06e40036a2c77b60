// A year of one real household on a dev chain: earns while the chain learns, then the chain buys.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { Relay } from "../../clients/js/test/relay.ts";
import { genesisParties, type Parties, palletAccount } from "./accounts.ts";
import { type Audit, audit, auditInputOf, balancesAt } from "./audit.ts";
import { Chain, type SealedBlock } from "./chain.ts";
import { type Figures, figuresOf, slotFiguresOf } from "./figures.ts";
import type { FridgeTotals } from "./fridge.ts";
import type { SlotAnswer } from "./household.ts";
import { Journey, MANUAL_REPLAY, REPLAY } from "./journey.ts";
import { CotNode, freePort, isPortFree } from "./node.ts";
import { DAY, type HouseholdRecord, loadHouseholds } from "./restocks.ts";
import { balancesOf, closingOf, cyclesOf, differences, retold, tellAll } from "./retold.ts";
import { formatAmount, formatDay, formatFacts, formatShare, formatTable } from "./table.ts";
import { type Names, Timeline } from "./timeline.ts";
import { traceOf } from "./trace.ts";

const DEFAULT_HOUSEHOLD = "1633";
const APPS_PORT = 9944;

const HELP = `Plays one real household's year on a dev chain and closes the books.

  --household N  household of the fixtures (default ${DEFAULT_HOUSEHOLD})
  --trace FILE   writes readings, restocks and orders as CSV, for scripts/plot-fridge.py
  --daily        the fridge is read once a day, and not every six hours
  --no-codes     the household gives the carrier no code: what the fridge sees is the only proof
  --keep         leaves the node running and prints where Polkadot.js Apps finds it
  --help         this text`;

const RULES = `How the stock is made: the record holds purchases, not stock. Each recorded purchase is used up in
portions of 1/8 unit at random times until the next one (seeded, so every run is the same; empty
slots miss portions). The household makes a recorded purchase by hand if the slot is empty then, as
it always is in the record; if goods of an order are still there, it skips it. An order arrives when
its offer promised. The fridge reads every slot at 0:00, 6:00, 12:00 and 18:00, whenever goods come
or go, or with --daily at 0:00 only. One US dollar of the record counts as one COT, and one unit of
goods as a kilogram.

Two things are learned of each slot. Its use, in whole cycles from one purchase by hand to the next:
after three of them the chain forecasts well enough to buy, if it has a mandate. And the rhythm of
the shopping, which decides on rewards alone: without one the chain buys all the same.`;

function fail(reason: string): never {
  console.error(`demo: ${reason}`);
  process.exit(1);
}

interface Options {
  record: HouseholdRecord;
  daily: boolean;
  codes: boolean;
  keep: boolean;
  trace: string | undefined;
}

function options(): Options {
  const parsed = (() => {
    try {
      return parseArgs({
        options: {
          household: { type: "string", default: DEFAULT_HOUSEHOLD },
          daily: { type: "boolean", default: false },
          "no-codes": { type: "boolean", default: false },
          keep: { type: "boolean", default: false },
          trace: { type: "string" },
          help: { type: "boolean", default: false },
        },
      }).values;
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  })();
  if (parsed.help) {
    console.log(HELP);
    process.exit(0);
  }
  const households = loadHouseholds();
  const id = parsed.household ?? DEFAULT_HOUSEHOLD;
  const record = households.get(id);
  if (!record) {
    fail(`the fixtures have no household ${id}, but ${[...households.keys()].join(", ")}`);
  }
  return {
    record,
    daily: parsed.daily ?? false,
    codes: !parsed["no-codes"],
    keep: parsed.keep ?? false,
    trace: parsed.trace,
  };
}

async function namesOf(chain: Chain, record: HouseholdRecord, token: number): Promise<Names> {
  const metadata = await chain.read("assets", "metadata", token);
  const { symbol, decimals } = metadata.toHuman() as { symbol: string; decimals: string };
  return {
    slots: record.slots.map(({ slot }) => slot),
    token: { symbol, decimals: Number(decimals) },
    coinDecimals: chain.api.registry.chainDecimals[0] ?? 12,
  };
}

async function play(chain: Chain, { record, daily, codes }: Options, parties: Parties) {
  const { balances: genesis } = await balancesAt(chain, chain.api.genesisHash.toHex());
  const journey = await Journey.begin(chain, record, parties, {
    ...(daily ? { readEvery: DAY } : {}),
    codes,
  });
  const { token } = await journey.household.gate();
  const names = await namesOf(chain, record, token);
  const timeline = new Timeline(names, console.log);
  timeline.tell(chain.history);
  while (!journey.isOver) {
    timeline.tell(await journey.playDay());
  }
  for await (const blocks of journey.close()) {
    timeline.tell(blocks);
  }
  const input = await auditInputOf(journey, parties, genesis);
  const last = await tellAll(chain, parties.alice, input.parties.values());
  timeline.tell(chain.history.slice(-1));
  timeline.endMonth();
  const books = await audit(chain, input);
  const { device, account } = journey.household;
  const where = `the household is ${account.address}, its fridge device ${device}`;
  const slots = await journey.household.slots();
  const known = { ...input, burner: palletAccount(chain, "rewards"), cycles: cyclesOf(slots) };
  const { balances } = await balancesAt(chain, chain.history.at(-1)?.hash ?? "");
  const table = closingOf(chain.history, known, balances);
  const retell = async (url: string): Promise<string[]> => {
    const { blocks, cycles } = await retold(url, input.parties.values(), device, last);
    const again = closingOf(blocks, { ...known, cycles }, balancesOf(blocks, genesis));
    return differences(again, table);
  };
  return {
    retell,
    books,
    names,
    where,
    slots,
    fridge: journey.fridge.totals(),
    readings: journey.readings,
  };
}

function printFigures(figures: Figures, names: Names): void {
  const { symbol, decimals } = names.token;
  const refused = [...figures.refused].map(([reason, count]) => `${count} ${reason}`).join(", ");
  console.log(
    formatFacts([
      ["attested", `${figures.readings} readings in ${figures.batches} batches`],
      [
        "points",
        `${figures.learningPoints} for learning, ${figures.deviationPoints} for deviating`,
      ],
      [
        "tokens minted",
        `${formatAmount(figures.tokensMinted, decimals)} ${symbol} in ${figures.payouts} payouts`,
      ],
      [
        "rhythms",
        `${figures.established} established, ${figures.lapsed} lapsed: for rewards alone`,
      ],
      [
        "orders placed",
        `${figures.placed} for ${formatAmount(figures.orderedValue, names.coinDecimals)} COT`,
      ],
      [
        "orders settled",
        `${figures.settled}; ${figures.handedOver} proved by the household's code`,
      ],
      [
        "orders cancelled",
        `${figures.cancelledByRestock} by a restock, ${figures.cancelledByHousehold} by the household, ${figures.declined} declined by the merchant`,
      ],
      [
        "deliveries",
        [
          `${figures.baskets}, which ${figures.joined} more orders joined`,
          `fees ${formatAmount(figures.deliveryFees, names.coinDecimals)} COT`,
          `${figures.belowMinimum} orders cancelled below the minimum`,
        ].join("; "),
      ],
      ["orders expired", String(figures.expired)],
      ["orders disputed", `${figures.resolved} resolved`],
      ["orders open", String(figures.open)],
      ["purchases refused", refused || "none"],
      [
        "on time",
        `${formatShare(figures.onTime, figures.delivered)}: delivered before the slot was empty`,
      ],
    ]),
  );
}

function printSlots(slots: SlotAnswer[], blocks: SealedBlock[], names: Names): void {
  const dayOf = (time: number | undefined): string =>
    time === undefined ? "never" : formatDay(time);
  const rows = slots.map(({ slot, cycles }) => {
    const figures = slotFiguresOf(blocks, slot);
    return [
      names.slots[slot] ?? `slot ${slot}`,
      dayOf(figures.mayBuySince),
      String(figures.placed),
      dayOf(figures.lastOrder),
      ...[figures.byHand, cycles, figures.established, figures.lapsed].map(String),
    ];
  });
  const header = ["slot", "may buy since", "orders", "last order", "by hand", "cycles"];
  console.log(formatTable([[...header, "rhythms", "lapsed"], ...rows]));
}

function printParties({ parties }: Audit, names: Names): void {
  const coins = (value: bigint): string => formatAmount(value, names.coinDecimals);
  console.log(
    formatTable([
      [
        "COT",
        "funding",
        "orders",
        "commission",
        "burn",
        "deliveries",
        "penalties",
        "fees",
        "change",
        "balance",
      ],
      ...parties.map((row) => [
        row.name,
        ...[row.funding, row.orders, row.commission, row.burn, row.deliveries].map(coins),
        ...[row.penalties, row.fees, row.change, row.balance].map(coins),
      ]),
    ]),
  );
}

function printFridge(totals: FridgeTotals): void {
  const eaten = totals.portions - totals.missedPortions;
  console.log(
    formatFacts([
      [
        "recorded purchases",
        `${totals.boughtByHand} by hand, ${totals.skippedPurchases} needless because goods of an order were there`,
      ],
      [
        "portions",
        `${formatShare(eaten, totals.portions)} found in the fridge when they were wanted`,
      ],
    ]),
  );
}

function printChecks({ checks }: Audit): boolean {
  for (const { name, problem } of checks) {
    console.log(
      `  ${problem === undefined ? "ok     " : "WRONG  "}${name}${problem === undefined ? "" : `: ${problem}`}`,
    );
  }
  return checks.every(({ problem }) => problem === undefined);
}

/** Prints whether watches of the three accounts give the same tables, on any node. */
async function printRetold(
  url: string,
  retell: (url: string) => Promise<string[]>,
): Promise<boolean> {
  const relay = await Relay.start(url, { hidden: /^cot_/ });
  const ways = [
    { way: "from the client's watches since block 0", from: url },
    { way: "from them through state_call alone, as on a node without cot_*", from: relay.url },
  ];
  let agrees = true;
  for (const { way, from } of ways) {
    const different = await retell(from);
    agrees &&= different.length === 0;
    console.log(
      `  ${different.length > 0 ? "WRONG  " : "ok     "}${[way, ...different].join("; ")}`,
    );
  }
  await relay.stop();
  return agrees;
}

/** Starts the node again, which then seals a block for every transaction, and leaves it running. */
async function keepRunning(basePath: string, where: string): Promise<void> {
  const rpcPort = (await isPortFree(APPS_PORT)) ? APPS_PORT : await freePort();
  const args = ["--sealing", "instant", ...REPLAY.args];
  const node = await CotNode.start({ basePath, rpcPort, args });
  node.detach();
  console.log(
    `\nThe chain goes on, with a block for every transaction; ${where}:\n  ${node.appsUrl}\n` +
      `Stop it with: kill ${node.pid}; its data is in ${basePath}`,
  );
}

async function main(): Promise<void> {
  const chosen = options();
  const { record, codes, keep, trace } = chosen;
  const started = Date.now();
  const parties = await genesisParties();
  const node = await CotNode.start({ args: MANUAL_REPLAY, keepBasePath: keep });
  const chain = await Chain.connect(node.wsUrl);
  console.log(
    `Household ${record.id}: a year on a chain whose clock begins ${REPLAY.start}\n\n${RULES}\n`,
  );
  const { books, names, where, slots, fridge, readings, retell } = await play(
    chain,
    chosen,
    parties,
  );
  console.log("\nFrom the chain's events:");
  printFigures(figuresOf(chain.history), names);
  console.log("\nFrom the chain's state and events:");
  printSlots(slots, chain.history, names);
  console.log();
  printParties(books, names);
  console.log("\nFrom the simulated fridge:");
  printFridge(fridge);
  console.log("\nThe books:");
  const balanced = printChecks(books);
  console.log("\nThe tables but the fridge's, once more:");
  const agrees = await printRetold(node.wsUrl, retell);
  const seconds = Math.round((Date.now() - started) / 1_000);
  console.log(`\n${chain.history.length} blocks in ${seconds} s`);
  if (trace !== undefined) {
    writeFileSync(trace, traceOf(readings, chain.history, names.slots));
  }
  await chain.disconnect();
  await node.stop();
  if (keep) {
    await keepRunning(node.basePath, where);
  }
  if (!balanced) {
    fail("the books do not balance");
  }
  if (!agrees) {
    fail("the chain tells its story in two ways");
  }
  const { settled, handedOver, joined, declined } = figuresOf(chain.history);
  for (const [what, count] of Object.entries({
    "was settled": settled,
    ...(codes ? { "was proved by a code": handedOver } : {}),
    "joined another one's delivery": joined,
    "was declined": declined,
  })) {
    if (count === 0) {
      fail(`no order ${what}`);
    }
  }
}

process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));
await main().catch((error: unknown) =>
  fail(error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
