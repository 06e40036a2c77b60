// Shared by the tests of clients: a chain as wallets meet it, with a feeless batch in a block, and
// the programs of docs/clients.md.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { KeyringPair } from "@polkadot/keyring/types";

import { account } from "../src/accounts.ts";
import { batchOf, type SignedBatch, signBatch } from "../src/batch.ts";
import { type Call, type Chain, eventsNamed } from "../src/chain.ts";
import { claimCall } from "../src/device.ts";
import { submitFeeless } from "../src/feeless.ts";
import { DAY } from "../src/restocks.ts";
import { acceptedOf, claimRequest, type World, worldForAll } from "./kit.ts";

const PAGE = new URL("../../docs/clients.md", import.meta.url);
/** Beside the packages that the programs import. */
const FOLDER = new URL("../dist/", import.meta.url);
/** The node that the page speaks of. */
const URL_OF_THE_PAGE = "ws://127.0.0.1:9944";
/** LG's model of a fridge. */
const MODEL = 1;
const OWNER = "//Bob";

type Language = "js" | "python";

export interface Attested extends World {
  device: number;
  key: KeyringPair;
  /** Unix seconds of its first batch. */
  since: number;
  /** Hash of a block that has a feeless batch of the device. */
  block: string;
}

/** Submits a call as wallets do; returns once it is final. */
export async function sendFinal(call: Call, signer: KeyringPair): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    call
      .signAndSend(signer, ({ status, dispatchError }) => {
        if (dispatchError) {
          reject(new Error(dispatchError.toString()));
        } else if (status.isFinalized) {
          resolve();
        }
      })
      .catch(reject);
  });
}

/** A chain that makes a block of each transaction, on which a fridge has attested. */
export async function attestedWorld(): Promise<Attested> {
  const world = await worldForAll(["--sealing", "instant"]);
  const { chain } = world;
  const now = Math.floor(Date.now() / 1_000);
  const owner = await account(OWNER);
  const request = { ...(await claimRequest(world, owner, "CLIENTS")), expiresAt: now + DAY };
  await sendFinal(claimCall(chain, { ...request, model: MODEL }), owner);
  // Whose fridge is the first one.
  const device = 1;
  const { deviceKey: key } = request;
  const since = now - 60;
  await submitFeeless(chain, signBatch(chain, key, batchOf(device, 1, since, 4_000)));
  return { ...world, device, key, since, block: await blockOfBatch(world, device, 1) };
}

/** Waits for a batch; returns the hash of its block. */
export async function blockOfBatch(
  { chain }: World,
  device: number,
  sequence: number,
): Promise<string> {
  for await (const block of chain.finalised(0)) {
    if (acceptedOf(device, block).includes(sequence)) {
      return block.hash;
    }
  }
  throw new Error("there are no more blocks");
}

/** A further batch of the device, with its signature. */
export function nextBatch({ chain, device, key, since }: Attested, sequence: number): SignedBatch {
  return signBatch(chain, key, batchOf(device, sequence, since + sequence, 4_000));
}

/** The fenced blocks of a language in the section of the page with this heading, as one program. */
async function programOf(section: string, language: string): Promise<string> {
  const page = await readFile(PAGE, "utf8");
  const [, text = ""] = page.split(`\n## ${section}\n`);
  const [own = ""] = text.split("\n## ");
  const blocks = own.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"));
  return [...blocks].map(([, code]) => code).join("\n");
}

/** The Python with the packages of scripts/lib/python.txt. */
export function python(): string {
  const tools = process.env["COT_TOOLS"];
  if (!tools) {
    throw new Error("set COT_TOOLS to the Python packages, or use scripts/test.sh");
  }
  return `${tools}/bin/python`;
}

/** Runs the program of a section; returns what it prints, by the first word of each line. */
async function run(
  { node, block }: Attested,
  section: string,
  language: Language,
): Promise<Record<string, string>> {
  const program = await programOf(section, language);
  assert.ok(program.includes(URL_OF_THE_PAGE), `${section} has a program`);
  await mkdir(FOLDER, { recursive: true });
  const name = `${section}.${language === "js" ? "mjs" : "py"}`;
  const file = fileURLToPath(new URL(name, FOLDER));
  await writeFile(file, program.replaceAll(URL_OF_THE_PAGE, node.wsUrl));
  const interpreter = language === "js" ? process.execPath : python();
  const { stdout, stderr } = await promisify(execFile)(interpreter, [file, block]);
  assert.doesNotMatch(stderr, /Unknown signed extensions/);
  const lines = stdout.trim().split("\n");
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
  );
}

/** The fees that an account has paid, as events of this name tell them. */
async function feesOf(chain: Chain, who: string, name: string): Promise<string[]> {
  const { number } = await chain.api.rpc.chain.getHeader();
  const fees: string[] = [];
  for await (const block of chain.finalised(0)) {
    const paid = eventsNamed([block], name).filter(({ data }) => data["who"] === who);
    fees.push(...paid.map(({ data }) => String(data["actualFee"])));
    if (block.number >= number.toNumber()) {
      break;
    }
  }
  return fees;
}

/** Without the spelling of a client: pallets and calls are capital or not, `_` or not. */
const plain = (name: string) => name.toLowerCase().replaceAll("_", "");

/** Runs the program of a section and checks all that it prints against the chain. */
export async function checkProgram(
  world: Attested,
  section: string,
  language: Language,
): Promise<void> {
  const { chain, parties, device, block } = world;
  const printed = await run(world, section, language);

  const slots = await chain.provider.send<unknown[]>("cot_slots", [device]);
  const { address } = parties.manufacturer;
  const body = (await chain.api.rpc.chain.getBlock(block)).block.extrinsics;
  const calls = body.map(({ method }) => plain(`${method.section}.${method.method}`));
  assert.ok(calls.includes("attestations.attest"));
  assert.deepEqual(
    { ...printed, calls: plain(printed["calls"] ?? "").split(" ") },
    {
      "free-slots": chain.constant("deviceRegistry", "freeSlots").toString(),
      owner: (await account(OWNER)).address,
      slots: String(slots.length),
      coins: (await feesOf(chain, address, "transactionPayment.TransactionFeePaid")).join(),
      tokens: (await feesOf(chain, address, "assetTxPayment.AssetTxFeePaid")).join(),
      calls,
    },
  );
  assert.ok(Number(printed["coins"]) > 0 && Number(printed["tokens"]) > 0);
}
