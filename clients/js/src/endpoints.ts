// The connection: one WebSocket at a time to the first endpoint that answers, on the right chain.

import { WebSocket } from "@polkadot/x-ws";
import type {
  ConnectionStatus,
  JsonRpcProvider,
  JsonRpcSubscription,
  JsonRpcSubscriptionCallback,
  JsonRpcSubscriptionInput,
  ProviderEvent,
} from "dedot";
import { EventEmitter } from "dedot/utils";

import { ChainError, type RpcError } from "./errors.ts";

/** Subscriptions that dedot and `watch` keep over a change of the node. */
const KEPT = ["chain_", "state_"];
/** Requests that change something, and are not made twice. */
const NOT_REPEATED = ["author_", "cot_submit", "transaction"];

export interface EndpointOptions {
  /** Hash of the chain's first block; by default that of the first node which answers. */
  genesis?: string | undefined;
  /** Longest wait for a connection, and for an answer. */
  timeoutMs?: number;
  /** Wait before the endpoints are tried anew, after none has answered. */
  retryDelayMs?: number;
}

interface Request {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

interface Subscriber {
  input: JsonRpcSubscriptionInput;
  callback: JsonRpcSubscriptionCallback;
  subscription: JsonRpcSubscription;
}

interface Message {
  id?: number;
  result?: unknown;
  error?: RpcError;
  method?: string;
  params?: { subscription: string; result?: unknown; error?: RpcError };
}

/** Error of what is asked after the end of the connection. */
export function closed(): ChainError {
  return new ChainError({
    kind: "connection",
    name: "Closed",
    docs: "The connection was closed here.",
  });
}

const startsWithAny = (text: string, starts: string[]): boolean =>
  starts.some((start) => text.startsWith(start));

/** JSON-RPC over the first of several endpoints that answers; goes to the next when one goes. */
export class Endpoints extends EventEmitter<ProviderEvent> implements JsonRpcProvider {
  status: ConnectionStatus = "disconnected";
  /** Endpoint of the present connection. */
  endpoint: string | undefined;
  /** Methods that the present node serves. */
  methods: ReadonlySet<string> = new Set();

  readonly #timeoutMs: number;
  readonly #retryDelayMs: number;
  #genesis: string | undefined;
  #place = 0;
  #lastId = 0;
  #socket: WebSocket | undefined;
  #closed = false;
  #wake: (() => void)[] = [];
  readonly #requests = new Map<number, Request>();
  readonly #subscribers = new Map<string, Subscriber>();
  /** Notifications that came before the answer which names their subscription. */
  readonly #early = new Map<string, Message[]>();

  constructor(
    readonly urls: readonly string[],
    { genesis, timeoutMs = 30_000, retryDelayMs = 1_000 }: EndpointOptions = {},
  ) {
    super();
    if (urls.length === 0) {
      throw ChainError.ofInput("NoEndpoint", "There is no endpoint to connect to.");
    }
    for (const url of urls) {
      if (!/^wss?:\/\/./.test(url)) {
        throw ChainError.ofInput(
          "MalformedEndpoint",
          `"${url}" begins with neither ws:// nor wss://.`,
        );
      }
    }
    this.#genesis = genesis?.toLowerCase();
    this.#timeoutMs = timeoutMs;
    this.#retryDelayMs = retryDelayMs;
  }

  /** Hash of the chain's first block. */
  get genesis(): string | undefined {
    return this.#genesis;
  }

  /** True after `disconnect`. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Connects to the first endpoint that answers; fails if none does. */
  async connect(): Promise<this> {
    await this.#tryAll();
    return this;
  }

  async disconnect(): Promise<void> {
    this.#closed = true;
    this.#drop(closed());
    this.#status("disconnected");
  }

  async send<T>(method: string, params: unknown[]): Promise<T> {
    for (;;) {
      await this.connected();
      try {
        return (await this.#request(method, params)) as T;
      } catch (error) {
        const lost = error instanceof ChainError && error.name === "Disconnected";
        if (!lost || startsWithAny(method, NOT_REPEATED)) {
          throw error;
        }
      }
    }
  }

  async subscribe<T>(
    input: JsonRpcSubscriptionInput,
    callback: JsonRpcSubscriptionCallback<T>,
  ): Promise<JsonRpcSubscription> {
    await this.connected();
    return this.#subscribe(input, callback as JsonRpcSubscriptionCallback);
  }

  async #subscribe(
    input: JsonRpcSubscriptionInput,
    callback: JsonRpcSubscriptionCallback,
    kept?: JsonRpcSubscription,
  ): Promise<JsonRpcSubscription> {
    const id = String(await this.#request(input.subscribe, input.params));
    const subscription = kept ?? { subscriptionId: id, unsubscribe: async () => undefined };
    subscription.subscriptionId = id;
    subscription.unsubscribe = async () => {
      if (this.#subscribers.delete(id) && this.status === "connected") {
        await this.#request(input.unsubscribe, [id]).catch(() => undefined);
      }
    };
    this.#subscribers.set(id, { input, callback, subscription });
    const early = this.#early.get(id) ?? [];
    this.#early.delete(id);
    for (const message of early) {
      this.#notify(message);
    }
    return subscription;
  }

  /** Waits for a connection. */
  async connected(): Promise<void> {
    if (this.#closed) {
      throw closed();
    }
    if (this.status === "connected") {
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(ChainError.ofConnection("NoEndpoint", "No endpoint answers.")),
        this.#timeoutMs,
      );
      this.#wake.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    return this.connected();
  }

  #request(method: string, params: unknown[]): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#requests.delete(id);
        reject(ChainError.ofConnection("Timeout", `The node does not answer ${method}.`));
        // A connection that is dead in one direction shows no other way.
        if (this.status === "connected" && this.#socket) {
          this.#lost(this.#socket);
        }
      }, this.#timeoutMs);
      this.#requests.set(id, { resolve, reject, timer });
      try {
        this.#socket?.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
      } catch {
        // The socket's end follows, and rejects the request.
      }
    });
  }

  /** Tries each endpoint once, in order from the next one on. */
  async #tryAll(): Promise<void> {
    const reasons: Record<string, string> = {};
    const wrong: ChainError[] = [];
    for (let tries = 0; tries < this.urls.length && !this.#closed; tries += 1) {
      const url = this.urls[this.#place % this.urls.length] ?? "";
      this.#place += 1;
      try {
        await this.#open(url);
        return;
      } catch (error) {
        reasons[url] = error instanceof Error ? error.message : String(error);
        if (error instanceof ChainError && error.name === "WrongGenesis") {
          wrong.push(error);
        }
      }
    }
    const each = Object.entries(reasons).map(([url, reason]) => `${url} (${reason})`);
    const [first] = wrong;
    throw first && wrong.length === this.urls.length
      ? first
      : ChainError.ofConnection("NoEndpoint", `No endpoint answers: ${each.join(", ")}.`, reasons);
  }

  async #open(url: string): Promise<void> {
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(timer);
        socket.onclose = null;
        socket.onerror = () => undefined;
        socket.close();
        reject(ChainError.ofConnection("Unreachable", why));
      };
      const timer = setTimeout(() => fail("no answer in time"), this.#timeoutMs);
      socket.onopen = () => {
        clearTimeout(timer);
        resolve();
      };
      socket.onerror = () => fail("no connection");
      socket.onclose = () => fail("the connection was refused");
    });
    this.#socket = socket;
    socket.onerror = () => undefined;
    socket.onmessage = ({ data }: { data: unknown }) => this.#receive(String(data));
    socket.onclose = () => this.#lost(socket);
    try {
      await this.#checkChain(url);
      const { methods } = (await this.#request("rpc_methods", [])) as { methods: string[] };
      this.methods = new Set(methods);
      await this.#resume();
    } catch (error) {
      socket.onclose = null;
      this.#drop(ChainError.ofConnection("Disconnected", `${url} was left.`));
      throw error;
    }
    this.endpoint = url;
    this.#status("connected");
    for (const wake of this.#wake.splice(0)) {
      wake();
    }
  }

  async #checkChain(url: string): Promise<void> {
    const found = String(await this.#request("chain_getBlockHash", [0])).toLowerCase();
    this.#genesis ??= found;
    if (found !== this.#genesis) {
      throw ChainError.ofConnection(
        "WrongGenesis",
        `${url} is of another chain: its first block is ${found} and not ${this.#genesis}.`,
      );
    }
  }

  /** Begins the kept subscriptions anew, at the node that is new. */
  async #resume(): Promise<void> {
    for (const [id, subscriber] of [...this.#subscribers]) {
      const { input, callback, subscription } = subscriber;
      this.#subscribers.delete(id);
      try {
        await this.#subscribe(input, callback, subscription);
      } catch (error) {
        // It is begun at the next node.
        this.#subscribers.set(id, subscriber);
        throw error;
      }
    }
  }

  #lost(socket: WebSocket): void {
    if (this.#socket !== socket || this.#closed) {
      return;
    }
    const error = ChainError.ofConnection("Disconnected", `${this.endpoint} has gone.`);
    this.#drop(error);
    this.#status("reconnecting");
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#tryAll();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, this.#retryDelayMs));
      }
    }
  }

  /** Ends the connection, and what waits for it. */
  #drop(error: ChainError): void {
    this.endpoint = undefined;
    this.#early.clear();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) {
      socket.onclose = null;
      socket.close();
    }
    for (const [id, { reject, timer }] of this.#requests) {
      clearTimeout(timer);
      this.#requests.delete(id);
      reject(error);
    }
    for (const [id, { input, callback, subscription }] of this.#subscribers) {
      if (this.#closed || !startsWithAny(input.subscribe, KEPT)) {
        this.#subscribers.delete(id);
        callback(error, null, subscription);
      }
    }
    if (this.#closed) {
      for (const wake of this.#wake.splice(0)) {
        wake();
      }
    }
  }

  #status(status: ConnectionStatus): void {
    if (this.status !== status) {
      this.status = status;
      this.emit(status, this.endpoint);
    }
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message.method !== undefined) {
      this.#notify(message);
      return;
    }
    const request = this.#requests.get(message.id ?? 0);
    if (!request) {
      return;
    }
    clearTimeout(request.timer);
    this.#requests.delete(message.id ?? 0);
    if (message.error) {
      request.reject(ChainError.ofRpc(message.error));
    } else {
      request.resolve(message.result);
    }
  }

  #notify(message: Message): void {
    const { params } = message;
    if (!params) {
      return;
    }
    const id = String(params.subscription);
    const subscriber = this.#subscribers.get(id);
    if (!subscriber) {
      this.#early.set(id, [...(this.#early.get(id) ?? []), message]);
      return;
    }
    const { callback, subscription } = subscriber;
    if (params.error) {
      callback(ChainError.ofRpc(params.error), null, subscription);
    } else {
      callback(null, params.result ?? null, subscription);
    }
  }
}

/**
 * The endpoints as dedot's client takes them. It leaves a failure to subscribe unhandled and writes
 * the end of a subscription to the console, which `disconnect` would cause otherwise.
 */
export function providerOf(endpoints: Endpoints): JsonRpcProvider {
  return {
    get status() {
      return endpoints.status;
    },
    connect() {
      return endpoints.connect() as unknown as Promise<never>;
    },
    disconnect: () => endpoints.disconnect(),
    on: (event, handler) => endpoints.on(event, handler),
    once: (event, handler) => endpoints.once(event, handler),
    off(event, handler) {
      endpoints.off(event, handler);
      return this;
    },
    send: (method, params) => endpoints.send(method, params),
    subscribe: (input, callback) => {
      const heard: typeof callback = (error, ...told) => {
        if (!error || !endpoints.isClosed) {
          callback(error, ...told);
        }
      };
      return endpoints.subscribe(input, heard).catch((error: unknown) => {
        if (endpoints.isClosed) {
          return new Promise<never>(() => undefined);
        }
        throw error;
      });
    },
  };
}
