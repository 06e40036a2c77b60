// A development node of the tests' own.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_TIMEOUT_MS = 120_000;
const POLL_MS = 50;

/** Chain time that begins at the start of 2017 and advances six hours with each block. */
export const STEP = 6 * 3_600;
export const MANUAL = [
  "--sealing",
  "manual",
  "--dev-clock",
  `start=2016-12-31T00:00:00Z,step=${STEP}`,
];

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") {
    throw new Error("the system gave no TCP port");
  }
  return address.port;
}

export class DevNode {
  #ended = false;

  private constructor(
    readonly port: number,
    readonly basePath: string,
    readonly log: string,
    readonly child: ChildProcess,
  ) {
    child.on("exit", () => {
      this.#ended = true;
    });
    process.on("exit", () => child.kill("SIGKILL"));
  }

  /** Starts `cot-node --dev`, anew where one was before, and waits until it answers. */
  static async start(args: string[] = [], before?: DevNode): Promise<DevNode> {
    const binary = process.env["COT_NODE"];
    if (!binary) {
      throw new Error("set COT_NODE to the cot-node binary");
    }
    const port = before?.port ?? (await freePort());
    const directory = before?.basePath ?? (await mkdtemp(join(tmpdir(), "cot-client-")));
    const log = join(directory, "cot-node.log");
    const output = openSync(log, "a");
    const child = spawn(
      binary,
      ["--dev", "--base-path", directory, "--rpc-port", String(port), ...args],
      { stdio: ["ignore", output, output] },
    );
    closeSync(output);
    const node = new DevNode(port, directory, log, child);
    await node.#answers();
    return node;
  }

  async #answers(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!this.#ended && Date.now() < deadline) {
      try {
        await this.rpc("system_health");
        return;
      } catch (error) {
        if (!(error instanceof TypeError)) {
          throw error; // it answered, and badly
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    }
    throw new Error(`cot-node gave no answer:\n${readFileSync(this.log, "utf8").slice(-4_000)}`);
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  async rpc<T>(method: string, ...params: unknown[]): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${this.port}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as {
      result: T;
      error?: { message: string };
    };
    if (error) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  }

  /** Makes a block of all that was submitted, and makes it final. */
  async seal(): Promise<string> {
    const { hash } = await this.rpc<{ hash: string }>("engine_createBlock", true, true);
    return hash;
  }

  /** Ends the node as a power cut does; its directory stays. */
  async kill(): Promise<void> {
    if (!this.#ended) {
      const exited = once(this.child, "exit");
      this.child.kill("SIGKILL");
      await exited;
    }
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.basePath, { recursive: true, force: true });
  }
}
