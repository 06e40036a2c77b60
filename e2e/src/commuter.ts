// A month of a commuter's car on a dev chain: by hand it earns, and what it earns lets it drive by
// itself.

import { parseArgs } from "node:util";

import type { KeyringPair } from "@polkadot/keyring/types";

import { account, ed25519Key, genesisParties } from "./accounts.ts";
import { auditToken } from "./audit.ts";
import { type Batch, type Mode, signBatch } from "./batch.ts";
import { COT } from "./catalogue.ts";
import { amount, Chain, type ChainEvent, eventsNamed, expectOk } from "./chain.ts";
import { commute } from "./cycles.ts";
import { claimCall } from "./device.ts";
import { submitFeeless } from "./feeless.ts";
import { sumOf } from "./figures.ts";
import { CotNode } from "./node.ts";
import { DAY, HOUR } from "./restocks.ts";
import { formatAmount, formatDay, formatFacts } from "./table.ts";

const HELP = `Plays a month of a commuter's car on a dev chain and closes the books.

  --help   this text`;

const RULES = `The car is driven to work and back on weekdays: a driving cycle through the city and
one along the highway, 28.5 kilometres in 36 minutes. Before each trip it asks the chain whether it may drive by
itself (cot_mayStart); if not, it is driven by hand. By hand it earns Hyundai's tokens, a tenth of
which can be spent at once and the rest by and by. All that can be spent goes into its allowance, from
which the plan of the chain's genesis takes 0.10 HDT for each kilometre, and burns half of it.`;

const HYUNDAI_MODEL = 1;
const CAR_SLOT = 0;
const PLAN = 1;
const DAYS = 35;
const CLOCK = { start: "2017-01-01T00:00:00Z", step: 6 * HOUR };
const ARGS = ["--sealing", "manual", "--dev-clock", `start=${CLOCK.start},step=${CLOCK.step}`];
/** Trips begin at these times of a weekday, in seconds. */
const DEPARTURES = [7.5 * HOUR, 17.5 * HOUR];
/** Coins that //Alice gives the household for deposits and fees. */
const FUNDS = 100n * COT;
const DECIMALS = 6;

interface StartCheck {
  mayStart: boolean;
  obstacles: string[];
  amountLeft: number;
  allowance: string;
  debt: string;
}

interface Commuter {
  owner: KeyringPair;
  key: KeyringPair;
  device: number;
}

function fail(reason: string): never {
  console.error(`demo: ${reason}`);
  process.exit(1);
}

const tokens = (value: bigint): string => `${formatAmount(value, DECIMALS)} HDT`;
const kilometres = (metres: bigint | number): string => `${(Number(metres) / 1_000).toFixed(1)} km`;

/** The play: the chain, the car, and what has been told of them. */
class Play {
  readonly trip = commute();
  #sequence = 0;
  #departure = 0;
  #mode: Mode | undefined;
  isSubscribed = false;

  constructor(
    readonly chain: Chain,
    readonly car: Commuter,
    readonly hyundai: KeyringPair,
    readonly token: number,
  ) {}

  get now(): number {
    return this.chain.history.at(-1)?.time ?? 0;
  }

  tell(moment: string): void {
    console.log(`  ${formatDay(this.now)}  ${moment}`);
  }

  mayStart(): Promise<StartCheck> {
    return this.chain.provider.send<StartCheck>("cot_mayStart", [this.car.device, CAR_SLOT]);
  }

  /** Seconds since the beginning of the clock of the next departure on a weekday. */
  #nextDeparture(): number {
    for (;;) {
      const day = Math.floor(this.#departure / DEPARTURES.length);
      const at =
        Date.parse(CLOCK.start) / 1_000 +
        day * DAY +
        (DEPARTURES[this.#departure % DEPARTURES.length] ?? 0);
      const weekday = new Date(at * 1_000).getUTCDay();
      // It is claimed on the first day.
      if (day > 0 && weekday > 0 && weekday < 6) {
        return at;
      }
      this.#departure += 1;
    }
  }

  /** Plays a block of six hours: at most one trip, and what the household does with its tokens. */
  async block(): Promise<void> {
    const until = this.now + CLOCK.step;
    const at = this.#nextDeparture();
    const isTrip = at + this.trip.seconds <= until;
    const mode = isTrip ? await this.#chooseMode() : undefined;
    await this.#save();
    const block = await this.chain.seal();
    if (mode !== undefined) {
      this.#departure += 1;
      await this.#attest(at, mode);
    }
    block.outcomes.forEach(expectOk);
    for (const event of block.events) {
      this.#note(event);
    }
  }

  /** Asks the chain before the trip, and tells of a change. */
  async #chooseMode(): Promise<Mode> {
    const { mayStart, obstacles, amountLeft } = await this.mayStart();
    const mode: Mode = mayStart ? "Autonomous" : "Manual";
    if (mode !== this.#mode) {
      const why = this.isSubscribed ? `may_start says no (${obstacles.join(", ")})` : "no plan yet";
      this.tell(
        mayStart
          ? `it drives itself: may_start says yes, for ${kilometres(amountLeft)}`
          : `it is driven by hand: ${why}`,
      );
      this.#mode = mode;
    }
    return mode;
  }

  /** Attests a trip that is over. */
  async #attest(at: number, mode: Mode): Promise<void> {
    this.#sequence += 1;
    const { metres, seconds } = this.trip;
    const batch: Batch = {
      device: this.car.device,
      sequence: this.#sequence,
      after: 0,
      windowStart: at,
      readings: [
        { slot: CAR_SLOT, offset: 0, kind: { Session: { mode, amount: metres, seconds } } },
      ],
      evidence: null,
    };
    await submitFeeless(this.chain, signBatch(this.chain, this.car.key, batch));
  }

  /** Tokens of the household that are neither held nor frozen. */
  async spendable(): Promise<bigint> {
    const { address } = this.car.owner;
    const read = async (pallet: string, item: string): Promise<unknown> =>
      this.chain.readJson(pallet, item, this.token, address);
    const account = (await read("assets", "account")) as { balance: string } | null;
    const frozen = await read("assetsFreezer", "frozenBalances");
    return amount(account?.balance ?? 0) - amount(frozen ?? 0);
  }

  /** Releases what has vested once a week, subscribes, and fills the allowance. */
  async #save(): Promise<void> {
    const { owner, device } = this.car;
    const hasEarned = eventsNamed(this.chain.history, "rewards.RewardPaid").length > 0;
    if (!hasEarned || this.now % DAY !== 0) {
      return;
    }
    const weekday = new Date(this.now * 1_000).getUTCDay();
    if (weekday === 1) {
      const { address } = this.hyundai;
      const release = this.chain.call("rewards", "releaseVested", address, owner.address);
      await this.chain.submit(owner, release);
    }
    if (!this.isSubscribed) {
      this.isSubscribed = true;
      // At most half as much again as it costs today.
      const limits = { maxPrice: 150_000, budget: null };
      const subscribe = this.chain.call("metering", "subscribe", device, CAR_SLOT, PLAN, limits);
      await this.chain.submit(owner, subscribe);
    }
    // The last token keeps the account.
    const free = (await this.spendable()) - 1n;
    if (free > 0n) {
      await this.chain.submit(owner, this.chain.call("metering", "topUp", device, CAR_SLOT, free));
    }
  }

  #note(event: ChainEvent): void {
    const moment = momentOf(event);
    if (moment) {
      this.tell(moment);
    }
  }
}

/** The moment that an event makes, in words; empty if it is none. */
function momentOf({ name, data }: ChainEvent): string {
  const value = (field: string): bigint => amount(data[field]);
  switch (name) {
    case "rewards.RewardPaid": {
      const vesting = `${tokens(value("vesting"))} vest`;
      return `paid ${tokens(value("amount"))} for ${data["points"]} points, of which ${vesting}`;
    }
    case "metering.Subscribed":
      return "subscribed to Hyundai's plan, with the first tokens";
    case "metering.ToppedUp": {
      const paid = value("debtPaid");
      const debt = paid > 0n ? `, of which ${tokens(paid)} pay a debt` : "";
      return `${tokens(value("amount"))} into the allowance${debt}`;
    }
    case "metering.SessionMetered": {
      const owed = value("owed");
      return owed > 0n
        ? `the allowance ends on the way, and nobody stops the car: ${tokens(owed)} are owed`
        : "";
    }
    default:
      return "";
  }
}

/** The figures of the month, each from the chain's events. */
function figuresOf(chain: Chain) {
  const named = (name: string): ChainEvent[] => eventsNamed(chain.history, name);
  const driven = (mode: Mode): ChainEvent[] =>
    named("attestations.SessionAttested").filter(({ data }) => data["mode"] === mode);
  const metered = named("metering.SessionMetered");
  const settled = named("metering.Settled");
  const sum = (events: ChainEvent[], field: string): bigint => sumOf(events, field);
  return {
    byHand: driven("Manual"),
    byItself: driven("Autonomous"),
    points: sum(named("rewards.PointsAccrued"), "points"),
    minted: sum(named("rewards.RewardPaid"), "amount"),
    toppedUp: sum(named("metering.ToppedUp"), "amount"),
    cost: sum(metered, "cost"),
    fromAllowance: sum(metered, "fromAllowance"),
    owed: sum(metered, "owed"),
    debtPaid: sum(named("metering.ToppedUp"), "debtPaid"),
    unpaid: sum(metered, "unpaid"),
    burned: sum(settled, "burned"),
    paid: sum(settled, "paid"),
  };
}

async function main(): Promise<void> {
  const parsed = (() => {
    try {
      return parseArgs({ options: { help: { type: "boolean", default: false } } }).values;
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  })();
  if (parsed.help) {
    console.log(HELP);
    return;
  }
  const node = await CotNode.start({ args: ARGS });
  const chain = await Chain.connect(node.wsUrl);
  const { alice } = await genesisParties();
  const hyundai = await account("//Hyundai");
  const owner = await account("//Commuter");
  const key = await ed25519Key("//Commuter//car");
  console.log(`A commuter's month on a chain whose clock begins ${CLOCK.start}\n\n${RULES}\n`);
  const fund = chain.call("balances", "transferKeepAlive", owner.address, FUNDS);
  expectOk(await chain.execute(alice, fund));
  const claim = claimCall(chain, {
    manufacturer: hyundai.address,
    voucherKey: await ed25519Key("//Hyundai//voucher"),
    serial: "CAR-1",
    deviceKey: key,
    owner: owner.address,
    expiresAt: (chain.history.at(-1)?.time ?? 0) + DAY,
    model: HYUNDAI_MODEL,
  });
  const { events } = expectOk(await chain.execute(owner, claim));
  const claimed = events.find(({ name }) => name === "deviceRegistry.DeviceClaimed");
  const device = Number(claimed?.data["device"]);
  const program = await chain.readJson<{ token: number }>("rewards", "programs", hyundai.address);
  const play = new Play(chain, { owner, key, device }, hyundai, program.token);
  play.tell(`car claimed as device ${device}`);
  while (play.now < Date.parse(CLOCK.start) / 1_000 + DAYS * DAY) {
    await play.block();
  }
  // What was charged last is settled by the visit of the next day.
  for (let block = 0; block < 8; block += 1) {
    await chain.seal();
  }

  const figures = figuresOf(chain);
  const check = await play.mayStart();
  const subscription = await chain.readJson<Record<string, string>>(
    "metering",
    "subscriptions",
    device,
    CAR_SLOT,
  );
  const [allowance, due, debt] = ["allowance", "due", "debt"].map((field) =>
    amount(subscription[field]),
  ) as [bigint, bigint, bigint];
  const trips = (of: ChainEvent[]): string =>
    `${of.length} trips, ${kilometres(sumOf(of, "amount"))}`;
  console.log("\nFrom the chain's events and state:");
  console.log(
    formatFacts([
      ["driven by hand", trips(figures.byHand)],
      ["driven by itself", trips(figures.byItself)],
      ["points", `${figures.points} for driving by hand`],
      ["tokens minted", tokens(figures.minted)],
      ["allowance", `${tokens(figures.toppedUp)} put in, ${tokens(allowance)} left`],
      [
        "charged",
        `${tokens(figures.cost)}: ${tokens(figures.fromAllowance)} from the allowance, ` +
          `${tokens(figures.owed)} owed, ${tokens(figures.unpaid)} unpaid`,
      ],
      ["debt", `${tokens(figures.debtPaid)} paid, ${tokens(debt)} left`],
      ["settled", `${tokens(figures.burned)} burned, ${tokens(figures.paid)} paid to Hyundai`],
      [
        "may it start?",
        check.mayStart ? `yes, for ${kilometres(check.amountLeft)}` : check.obstacles.join(", "),
      ],
    ]),
  );

  console.log("\nThe books:");
  const equal = (name: string, one: bigint, other: bigint) => ({
    name,
    problem: one === other ? undefined : `${one} is not ${other}`,
  });
  const checks = [
    equal(
      "allowance: what was put in is left, or was burned and paid",
      figures.toppedUp,
      allowance + figures.burned + figures.paid,
    ),
    equal(
      "charges: what was charged and owed is due, a debt, or settled",
      figures.fromAllowance + figures.owed,
      due + debt + figures.burned + figures.paid,
    ),
    equal("nothing is due a day after the last trip", due, 0n),
    equal("kilometres: the cost is the plan's price of them", figures.cost, priceOf(figures)),
    ...(await auditToken(chain, program.token)),
  ];
  for (const { name, problem } of checks) {
    console.log(
      `  ${problem === undefined ? "ok     " : "WRONG  "}${name}${problem ? `: ${problem}` : ""}`,
    );
  }
  console.log(`\n${chain.history.length} blocks`);
  await chain.disconnect();
  await node.stop();
  if (checks.some(({ problem }) => problem !== undefined)) {
    fail("the books do not balance");
  }
  const story = {
    "was driven by hand": figures.byHand.length,
    "drove itself": figures.byItself.length,
    "was driven by hand again": figures.byHand.filter(isAfterFirst(figures.byItself)).length,
    "owed anything": Number(figures.owed),
    "burned a token": Number(figures.burned),
  };
  for (const [what, count] of Object.entries(story)) {
    if (count === 0) {
      fail(`the car never ${what}`);
    }
  }
}

/** Cost of the metered trips, each rounded up, at the price of the genesis for a kilometre. */
function priceOf({ byItself }: ReturnType<typeof figuresOf>): bigint {
  const PRICE = 100_000n;
  return byItself.reduce(
    (sum, { data }) => sum + (PRICE * amount(data["amount"]) + 999n) / 1_000n,
    0n,
  );
}

function isAfterFirst([first]: ChainEvent[]): (event: ChainEvent) => boolean {
  const begin = Number(first?.data["at"] ?? Number.POSITIVE_INFINITY);
  return ({ data }) => Number(data["at"]) > begin;
}

await main().catch((error: unknown) =>
  fail(error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
