// A cot-node process: start, wait for its RPC, stop or kill.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_TIMEOUT_MS = 120_000;
const POLL_MS = 50;
const SHOWN_LOG_LINES = 40;

/** The binary under test, which scripts/ build and name. */
export function nodeBinary(): string {
  const binary = process.env["COT_NODE"];
  if (!binary) {
    throw new Error(
      "set COT_NODE to the cot-node binary, or use scripts/demo.sh or scripts/test.sh",
    );
  }
  return binary;
}

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

export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
  server.close();
  return free;
}

export async function temporaryDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), "cot-e2e-"));
}

export interface NodeOptions {
  /** Arguments besides `--dev`, the port and the base path. */
  args?: string[];
  /** A directory that outlives the node; by default the node's own, which `stop` removes. */
  basePath?: string;
  /** Keeps the node's own directory too. */
  keepBasePath?: boolean;
  rpcPort?: number;
  /** Environment besides this process's own. */
  env?: Record<string, string>;
}

export interface Exit {
  code: number | null;
  stderr: string;
}

/** Runs the node until it ends by itself, as it does on bad input. */
export async function runToEnd(args: string[], timeoutMs = 30_000): Promise<Exit> {
  const child = spawn(nodeBinary(), args, { stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, timeoutMs);
  const [code] = (await once(child, "close")) as [number | null];
  clearTimeout(timer);
  if (late) {
    throw new Error(
      `cot-node ${args.join(" ")} was still running after ${timeoutMs} ms:\n${stderr}`,
    );
  }
  return { code, stderr };
}

export class CotNode {
  readonly #child: ChildProcess;
  readonly #logFile: string;
  readonly #killOnExit = (): void => {
    this.#child.kill("SIGKILL");
    if (this.removesBasePath) {
      rmSync(this.basePath, { recursive: true, force: true });
    }
  };
  #ended = false;

  private constructor(
    readonly rpcPort: number,
    readonly basePath: string,
    readonly removesBasePath: boolean,
    args: string[],
    env: Record<string, string> = {},
  ) {
    // A file and not a pipe, so that the node can outlive this process.
    this.#logFile = join(basePath, "cot-node.log");
    const log = openSync(this.#logFile, "a");
    this.#child = spawn(nodeBinary(), args, {
      detached: true,
      env: { ...process.env, ...env },
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    this.#child.on("exit", () => (this.#ended = true));
    process.on("exit", this.#killOnExit);
  }

  /** Starts `cot-node --dev` and waits until its RPC answers. */
  static async start(options: NodeOptions = {}): Promise<CotNode> {
    const rpcPort = options.rpcPort ?? (await freePort());
    const basePath = options.basePath ?? (await temporaryDirectory());
    const removesBasePath = options.basePath === undefined && !options.keepBasePath;
    const args = ["--dev", "--base-path", basePath, "--rpc-port", String(rpcPort)];
    args.push(...(options.args ?? []));
    const node = new CotNode(rpcPort, basePath, removesBasePath, args, options.env);
    try {
      await node.#waitForRpc(args);
    } catch (error) {
      await node.stop();
      throw error;
    }
    return node;
  }

  async #waitForRpc(args: string[]): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      if (this.#ended) {
        throw new Error(`cot-node ${args.join(" ")} ended at once:\n${this.log}`);
      }
      try {
        await this.rpc("system_health");
        return;
      } catch (error) {
        if (!(error instanceof TypeError)) {
          throw error; // it answered, and badly
        }
        if (Date.now() > deadline) {
          await this.kill();
          throw new Error(`cot-node gave no RPC within ${START_TIMEOUT_MS} ms:\n${this.log}`);
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    }
  }

  get wsUrl(): string {
    return `ws://127.0.0.1:${this.rpcPort}`;
  }

  get appsUrl(): string {
    return `https://polkadot.js.org/apps/?rpc=${encodeURIComponent(this.wsUrl)}`;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** All that the node logged, and those before it in the same directory. */
  get wholeLog(): string {
    return readFileSync(this.#logFile, "utf8");
  }

  /** The last lines the node logged. */
  get log(): string {
    return this.wholeLog.split("\n").slice(-SHOWN_LOG_LINES).join("\n");
  }

  /** One JSON-RPC call over HTTP. */
  async rpc<T>(method: string, ...params: unknown[]): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${this.rpcPort}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    });
    const answer = (await response.json()) as {
      result: T;
      error?: { code: number; message: string };
    };
    if (answer.error) {
      throw new Error(`${method}: ${answer.error.message} (${answer.error.code})`);
    }
    return answer.result;
  }

  /** Stops the node in good order. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    if (this.removesBasePath) {
      await rm(this.basePath, { recursive: true, force: true });
    }
  }

  /** Ends the node as a power cut does, without a chance to tidy up. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Lets the node outlive this process. */
  detach(): void {
    process.off("exit", this.#killOnExit);
    this.#child.unref();
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    process.off("exit", this.#killOnExit);
    if (!this.#ended) {
      const exited = once(this.#child, "exit");
      this.#child.kill(signal);
      await exited;
    }
  }
}
