// The closing table once more, from what the client's watches have told since the first block, and
// from nothing else of the chain but what it has in slots now.

import { isDeepStrictEqual } from "node:util";

import type { KeyringPair } from "@polkadot/keyring/types";

import { type AuditInput, type Balances, changesOf, type PartyRow, partyRow } from "./audit.ts";
import { type Chain, expectOk } from "./chain.ts";
import { connect, type Notification } from "./client.ts";
import { type Figures, figuresOf, type SlotFigures, slotFiguresOf, type Told } from "./figures.ts";
import { eventOf } from "./happenings.ts";

/**
 * Seals a block in which each account is told something, so that a watch of it can end there:
 * //Alice gives each of them nothing.
 */
export async function tellAll(
  chain: Chain,
  alice: KeyringPair,
  accounts: Iterable<string>,
): Promise<number> {
  const gifts = [...accounts].map((who) => chain.call("balances", "transferKeepAlive", who, 0n));
  expectOk(await chain.execute(alice, chain.batch(gifts)));
  return chain.history.at(-1)?.number ?? 0;
}

/** All rows of the closing table but the simulated fridge's own. */
export interface Closing {
  figures: Figures;
  /** By the slot's number. */
  slots: (SlotFigures & { cycles: number })[];
  parties: PartyRow[];
}

/** Whole cycles that the chain has seen, by the slot's number. */
export function cyclesOf(slots: Iterable<{ cycles: number }>): number[] {
  return [...slots].map(({ cycles }) => cycles);
}

/** The rows, of the blocks' events and of what is known without them. */
export function closingOf(
  blocks: Told[],
  input: AuditInput & { burner: string; cycles: number[] },
  balances: Balances,
): Closing {
  return {
    figures: figuresOf(blocks),
    slots: input.cycles.map((cycles, slot) => ({ ...slotFiguresOf(blocks, slot), cycles })),
    parties: [...input.parties].map(([name, who]) =>
      partyRow(blocks, input, name, who, balances.get(who) ?? 0n, input.burner),
    ),
  };
}

/** Balances that the events make of those at genesis. */
export function balancesOf(blocks: Told[], genesis: Balances): Balances {
  const balances = new Map(genesis);
  for (const [who, change] of blocks.flatMap(({ events }) => events).flatMap(changesOf)) {
    balances.set(String(who), (balances.get(String(who)) ?? 0n) + change);
  }
  return balances;
}

/**
 * The blocks up to `last`, of which every account is told something, as one watch of each account
 * tells them; and the cycles of each slot of the device.
 */
export async function retold(
  url: string,
  accounts: Iterable<string>,
  device: number,
  last: number,
): Promise<{ blocks: Told[]; cycles: number[] }> {
  const chain = await connect(url);
  try {
    const all = await Promise.all([...accounts].map((account) => upTo(last, account)));
    const slots = await chain.client.call.cotApi.slots(BigInt(device));
    return {
      blocks: merged(all.flat()),
      cycles: cyclesOf(slots ?? []),
    };
  } finally {
    await chain.disconnect();
  }

  async function upTo(block: number, account: string): Promise<Notification[]> {
    const told: Notification[] = [];
    for await (const notification of chain.watch({ account }, 0)) {
      told.push(notification);
      if (notification.block.number >= block) {
        break;
      }
    }
    return told;
  }
}

/** Blocks in their order, with each happening once, whichever watches told it. */
export function merged(notifications: Notification[]): Told[] {
  const blocks = new Map<number, { time: number; happenings: Map<number, Told["events"][0]> }>();
  for (const { block, happenings } of notifications) {
    const found = blocks.get(block.number) ?? { time: block.time, happenings: new Map() };
    blocks.set(block.number, found);
    for (const happening of happenings) {
      found.happenings.set(happening.index, eventOf(happening));
    }
  }
  return [...blocks]
    .sort(([one], [other]) => one - other)
    .map(([, { time, happenings }]) => ({
      time,
      events: [...happenings].sort(([one], [other]) => one - other).map(([, event]) => event),
    }));
}

/** Rows in which two tables differ, with both values; none if they agree to the unit. */
export function differences(one: Closing, other: Closing): string[] {
  const rows = rowsOf(one);
  const others = rowsOf(other);
  return [...new Set([...rows.keys(), ...others.keys()])]
    .filter((row) => !isDeepStrictEqual(rows.get(row), others.get(row)))
    .map((row) => `${row}: ${text(rows.get(row))} and ${text(others.get(row))}`);
}

/** Each value of a table by the name of its row. */
function rowsOf({ figures, slots, parties }: Closing): Map<string, unknown> {
  const { refused, ...sums } = figures;
  const reasons = [...refused].map(([reason, count]) => `${reason.toLowerCase()}: ${count}`);
  const rows = new Map<string, unknown>(Object.entries(sums));
  rows.set("refused", reasons.sort().join(", "));
  for (const [slot, values] of slots.entries()) {
    for (const [name, value] of Object.entries(values)) {
      rows.set(`slot ${slot}, ${name}`, value);
    }
  }
  for (const { name, ...values } of parties) {
    for (const [column, value] of Object.entries(values)) {
      rows.set(`${name}, ${column}`, value);
    }
  }
  return rows;
}

function text(value: unknown): string {
  return value === undefined ? "nothing" : String(value);
}
