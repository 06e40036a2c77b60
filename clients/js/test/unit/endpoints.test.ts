// Going from node to node, against servers of the test's own.

import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { type WebSocket, WebSocketServer } from "ws";

import { Endpoints } from "../../src/endpoints.ts";

const GENESIS = `0x${"01".repeat(32)}`;
const OTHER = `0x${"02".repeat(32)}`;
/** An endpoint at which nothing listens. */
const NOBODY = "ws://127.0.0.1:1";

interface Request {
  id: number;
  method: string;
  params: unknown[];
}

/** A node that answers by a table. A method without an answer is left waiting. */
class Server {
  readonly called: string[] = [];

  private constructor(
    readonly server: WebSocketServer,
    readonly answers: Record<string, unknown>,
  ) {
    server.on("connection", (socket) => {
      socket.on("message", (data) => this.#answer(socket, JSON.parse(String(data)) as Request));
    });
  }

  static async start(genesis: string, answers: Record<string, unknown> = {}): Promise<Server> {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
    after(() => server.close());
    await once(server, "listening");
    return new Server(server, {
      chain_getBlockHash: genesis,
      rpc_methods: { methods: Object.keys(answers) },
      ...answers,
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  #answer(socket: WebSocket, { id, method }: Request): void {
    this.called.push(method);
    const result = this.answers[method];
    if (result !== undefined) {
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, result }));
    }
  }

  /** Goes away, for good. */
  stop(): void {
    for (const client of this.server.clients) {
      client.terminate();
    }
    this.server.close();
  }
}

async function connected(urls: string[], options = {}): Promise<Endpoints> {
  const endpoints = new Endpoints(urls, { retryDelayMs: 20, ...options });
  after(() => endpoints.disconnect());
  return endpoints.connect();
}

test("the first endpoint that answers is taken", async () => {
  const server = await Server.start(GENESIS, { system_name: "second" });
  const endpoints = await connected([NOBODY, server.url]);
  assert.equal(endpoints.endpoint, server.url);
  assert.equal(await endpoints.send("system_name", []), "second");
  assert.ok(endpoints.methods.has("system_name"));
});

test("an error names every endpoint when none answers", async () => {
  await assert.rejects(connected([NOBODY, "ws://127.0.0.1:2"]), (error: Error) => {
    assert.equal(error.name, "NoEndpoint");
    assert.match(error.message, /127\.0\.0\.1:1 .*127\.0\.0\.1:2 /);
    return true;
  });
});

test("a node of another chain is refused by name, and passed over", async () => {
  const wrong = await Server.start(OTHER);
  const right = await Server.start(GENESIS);
  await assert.rejects(connected([wrong.url], { genesis: GENESIS }), { name: "WrongGenesis" });
  const endpoints = await connected([wrong.url, right.url], { genesis: GENESIS });
  assert.equal(endpoints.endpoint, right.url);
});

test("endpoints that are none are refused before anything is sent", () => {
  assert.throws(() => new Endpoints([]), { name: "NoEndpoint" });
  assert.throws(() => new Endpoints(["http://127.0.0.1:9944"]), { name: "MalformedEndpoint" });
});

test("when a node goes, reading goes on at the next one of the same chain", async () => {
  const first = await Server.start(GENESIS);
  const wrong = await Server.start(OTHER);
  const last = await Server.start(GENESIS, { system_name: "last" });
  const endpoints = await connected([first.url, wrong.url, last.url]);
  // The first node takes the request and goes without an answer.
  const name = endpoints.send("system_name", []);
  while (!first.called.includes("system_name")) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  first.stop();
  assert.equal(await name, "last");
  assert.equal(endpoints.endpoint, last.url);
});

test("what changes something is not sent twice", async () => {
  const first = await Server.start(GENESIS);
  const next = await Server.start(GENESIS, { author_submitExtrinsic: "0x00" });
  const endpoints = await connected([first.url, next.url]);
  const sent = endpoints.send("author_submitExtrinsic", ["0x00"]);
  while (!first.called.includes("author_submitExtrinsic")) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  first.stop();
  await assert.rejects(sent, { name: "Disconnected", retry: true });
  assert.ok(!next.called.includes("author_submitExtrinsic"));
});

test("a node that does not answer is left", async () => {
  const silent = await Server.start(GENESIS);
  const next = await Server.start(GENESIS, { system_name: "next" });
  const endpoints = await connected([silent.url, next.url], { timeoutMs: 200 });
  await assert.rejects(endpoints.send("system_name", []), { name: "Timeout" });
  assert.equal(await endpoints.send("system_name", []), "next");
});

test("after the end nothing is sent", async () => {
  const server = await Server.start(GENESIS, { system_name: "name" });
  const endpoints = await connected([server.url]);
  await endpoints.disconnect();
  await assert.rejects(endpoints.send("system_name", []), { name: "Closed" });
});
