// A relay before a node: hides methods, as on a node that does not have them, and can be cut.

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

interface Request {
  id: number;
  method: string;
}

export interface RelayOptions {
  /** Methods that the node does not have, seen through the relay. */
  hidden?: RegExp;
  port?: number;
}

export class Relay {
  /** Methods that were called through it, in order. */
  readonly called: string[] = [];

  private constructor(
    readonly server: WebSocketServer,
    readonly target: string,
    readonly hidden: RegExp | undefined,
  ) {
    server.on("connection", (client) => this.#join(client));
  }

  static async start(target: string, { hidden, port = 0 }: RelayOptions = {}): Promise<Relay> {
    const server = new WebSocketServer({ host: "127.0.0.1", port });
    await once(server, "listening");
    return new Relay(server, target, hidden);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  #join(client: WebSocket): void {
    const node = new WebSocket(this.target);
    const opened = once(node, "open");
    // A node that is away ends the client's connection, below.
    opened.catch(() => undefined);
    const asked = new Map<number, string>();
    client.on("message", async (data) => {
      const request = JSON.parse(String(data)) as Request;
      this.called.push(request.method);
      if (this.hidden?.test(request.method)) {
        const error = { code: -32601, message: "Method not found" };
        client.send(JSON.stringify({ jsonrpc: "2.0", id: request.id, error }));
        return;
      }
      asked.set(request.id, request.method);
      await opened;
      node.send(String(data));
    });
    node.on("message", (data) => client.send(this.#shown(String(data), asked)));
    node.on("error", () => client.terminate());
    node.on("close", () => client.terminate());
    client.on("close", () => node.close());
  }

  /** An answer without what is hidden. */
  #shown(text: string, asked: Map<number, string>): string {
    const answer = JSON.parse(text) as { id?: number; result?: { methods?: string[] } };
    if (asked.get(answer.id ?? 0) === "rpc_methods" && answer.result?.methods) {
      const { methods } = answer.result;
      answer.result.methods = methods.filter((method) => !this.hidden?.test(method));
      return JSON.stringify(answer);
    }
    return text;
  }

  /** Cuts all connections; new ones are taken. */
  cut(): void {
    for (const client of this.server.clients) {
      client.terminate();
    }
  }

  async stop(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }
}
