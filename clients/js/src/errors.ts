// The one class of errors: of calls, transactions, JSON-RPC, the connection and bad input.

import type { DispatchError, PortableRegistry } from "dedot/codecs";

import { RPC_ERRORS } from "./generated/rpc.ts";

/** Origin of an error. */
export type ErrorKind =
  /** A call that was included and failed. */
  | "dispatch"
  /** A transaction that no block takes. */
  | "validity"
  /** A request that the node does not answer. */
  | "rpc"
  /** No node, or one of another chain. */
  | "connection"
  /** An argument that no request is made of. */
  | "input";

export interface ErrorParts {
  kind: ErrorKind;
  name: string;
  docs: string;
  pallet?: string | undefined;
  code?: number | undefined;
  data?: unknown;
  /** True if the same may succeed later. */
  retry?: boolean | undefined;
}

/** An error object of JSON-RPC. */
export interface RpcError {
  code: number;
  message: string;
  data?: unknown;
}

/** Particulars of a batch that is not accepted. */
export interface Rejection {
  reason: string;
  device: number;
  expectedSequence: number | null;
  retryAfterSeconds: number | null;
  /** Transaction with another batch of the device that waits. */
  waiting: string | null;
}

const REFUSED = 9005;
const RETRY_LATER = 9006;
const INVALID = 1010;

/** Names of the pool's refusals, by their codes. */
const POOL_ERRORS: Record<number, string> = {
  1010: "InvalidTransaction",
  1011: "UnknownTransaction",
  1012: "TemporarilyBanned",
  1013: "AlreadyImported",
  1014: "TooLowPriority",
  1015: "CycleDetected",
  1016: "ImmediatelyDropped",
};

/** Names of an invalid transaction's reasons, by the start of the node's text. */
const REASONS: [string, string][] = [
  ["Inability to pay", "Payment"],
  ["Transaction will be valid in the future", "Future"],
  ["Transaction is outdated", "Stale"],
  ["Transaction has a bad signature", "BadProof"],
  ["Transaction has an ancient birth block", "AncientBirthBlock"],
  ["Transaction would exhaust", "ExhaustsResources"],
  ["Transaction call is not expected", "Call"],
  ["Invalid signing address", "BadSigner"],
];

export class ChainError extends Error {
  override readonly name: string;
  readonly kind: ErrorKind;
  /** Pallet whose error it is. */
  readonly pallet: string | undefined;
  /** Description of the error, of the runtime where there is one. */
  readonly docs: string;
  /** Code in JSON-RPC. */
  readonly code: number | undefined;
  /** Particulars that the node gives. */
  readonly data: unknown;
  /** True if the same may succeed later. */
  readonly retry: boolean;

  constructor({ kind, name, docs, pallet, code, data, retry }: ErrorParts) {
    super(`${pallet ? `${pallet}.` : ""}${name}: ${docs}`);
    this.kind = kind;
    this.name = name;
    this.docs = docs;
    this.pallet = pallet;
    this.code = code;
    this.data = data;
    this.retry = retry ?? false;
  }

  /** Error of an argument, before anything is sent. */
  static ofInput(name: string, docs: string): ChainError {
    return new ChainError({ kind: "input", name, docs });
  }

  /** Error of the connection. */
  static ofConnection(name: string, docs: string, data?: unknown): ChainError {
    return new ChainError({ kind: "connection", name, docs, data, retry: true });
  }

  /** Error of a call, with the docs of the runtime. */
  static ofDispatch(
    registry: Pick<PortableRegistry, "findErrorMeta">,
    error: DispatchError,
  ): ChainError {
    const meta = registry.findErrorMeta(error);
    if (meta) {
      const { pallet, name, docs } = meta;
      return new ChainError({ kind: "dispatch", pallet, name, docs: docs.join(" ").trim() });
    }
    const inner = "value" in error && typeof error.value === "string" ? error.value : undefined;
    const docs = inner ? `The call failed with an error of ${error.type}.` : "The call failed.";
    return new ChainError({ kind: "dispatch", name: inner ?? error.type, docs });
  }

  /** Error of JSON-RPC. */
  static ofRpc({ code, message, data: raw }: RpcError): ChainError {
    const data = parsed(raw);
    const own = RPC_ERRORS[code];
    if (own) {
      const rejection = code === REFUSED || code === RETRY_LATER ? reasonOf(data) : undefined;
      return new ChainError({
        kind: rejection ? "validity" : "rpc",
        name: rejection ?? own.name,
        docs: rejection ? message : own.meaning,
        pallet: rejection ? "Attestations" : undefined,
        code,
        data,
        retry: own.retry,
      });
    }
    const pool = POOL_ERRORS[code];
    if (pool) {
      const docs = typeof data === "string" ? data : message;
      const reason = REASONS.find(([start]) => docs.startsWith(start))?.[1];
      const name = code === INVALID ? (reason ?? pool) : pool;
      return new ChainError({ kind: "validity", name, docs, code, data });
    }
    const docs = typeof data === "string" ? `${message}: ${data}` : message;
    return new ChainError({ kind: "rpc", name: "RpcError", docs, code, data });
  }

  /** Refusal of a batch, as `cot_submitAttestation` tells it. */
  static ofRejection(rejection: Rejection): ChainError {
    const later = rejection.retryAfterSeconds !== null;
    const verdict = later ? "temporarily rejected, retry later" : "refused";
    const message = `${verdict}: ${rejection.reason}`;
    return ChainError.ofRpc({ code: later ? RETRY_LATER : REFUSED, message, data: rejection });
  }
}

function parsed(data: unknown): unknown {
  if (typeof data === "string" && data.startsWith("{")) {
    try {
      return JSON.parse(data);
    } catch {
      return data;
    }
  }
  return data;
}

function reasonOf(data: unknown): string | undefined {
  const reason = (data as { reason?: unknown } | null)?.reason;
  return typeof reason === "string" ? reason : undefined;
}
