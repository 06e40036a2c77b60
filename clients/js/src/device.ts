// A device: signs batches of readings and submits them feelessly, and signs its claims.

import { AccountId32 } from "dedot/codecs";
import { hexToU8a, stringToHex, u8aToHex } from "dedot/utils";

import type { Chain } from "./chain.ts";
import { ChainError, type Rejection } from "./errors.ts";
import { type DeviceKey, type Purpose, signingHash } from "./keys.ts";
import type {
  AccountLike,
  Batch,
  ClaimRequest,
  Hex,
  Id,
  Seconds,
  Signature,
  SignedBatch,
  Unit,
  Voucher,
} from "./types.ts";
import { whole } from "./types.ts";
import { type QuantityLike, thousandthsOf } from "./units.ts";
import type { Cursor, Notification, WatchOptions } from "./watch.ts";

const DAY = 86_400n;

/** A level of a slot's stock, or a session of its use. */
export type ReadingInput = {
  slot: number;
  /** Unix seconds; chain time by default. */
  at?: Seconds;
} & (
  | { level: QuantityLike | number }
  | { session: { mode: "Manual" | "Autonomous"; amount: number; seconds: number } }
);

/** A voucher with its manufacturer's signature. */
export interface SignedVoucher {
  voucher: Voucher;
  signature: Signature;
}

export interface ClaimInput {
  /** Household that is to own the device. */
  owner: AccountLike;
  /** Number of times that the device will have changed hands; none by default. */
  ownership?: number;
  /** Unix seconds, within a day of chain time, which is the default. */
  expiresAt?: Seconds;
}

/** A batch that was submitted. */
export interface Submitted {
  sequence: bigint;
  /** Hash of the transaction. */
  hash: string;
}

export class Device {
  #units: Map<number, Unit> | undefined;

  constructor(
    readonly chain: Chain,
    readonly key: DeviceKey,
    /** Number of the device; none before it is claimed. */
    readonly id: bigint | undefined,
  ) {}

  get #id(): bigint {
    if (this.id === undefined) {
      throw ChainError.ofInput("NotClaimed", "The device has no number yet.");
    }
    return this.id;
  }

  /** Everything that the device needs to begin: chain time, sequence, feeless batches. */
  async quota() {
    const quota = await this.chain.client.call.attestationApi.quota(this.#id);
    if (!quota) {
      throw new ChainError({
        kind: "rpc",
        name: "UnknownDevice",
        docs: `No device has the number ${this.#id}.`,
      });
    }
    return quota;
  }

  /** Builds a batch of readings; without any, a sign of life. */
  async batch(readings: ReadingInput[]): Promise<Batch> {
    const { now, sequence } = await this.quota();
    const levels = await Promise.all(
      readings.map(async (reading) => ({ ...reading, kind: await this.#kindOf(reading) })),
    );
    const times = levels.map(({ at }) => whole(at ?? now));
    const windowStart = [...times].sort((a, b) => Number(a - b))[0] ?? now;
    return {
      device: this.#id,
      sequence: sequence + 1n,
      after: 0n,
      windowStart,
      readings: levels.map(({ slot, kind }, place) => ({
        slot,
        offset: Number((times[place] ?? now) - windowStart),
        kind,
      })),
      evidence: undefined,
    };
  }

  /** Signs a batch, which any account may submit then. */
  async sign(batch: Batch): Promise<SignedBatch> {
    const payload = this.#encode("attest", 0, batch);
    return { batch, signature: await signPayload(this.chain, this.key, "attest", payload) };
  }

  /** Submits readings feelessly: builds a batch, signs and submits it. */
  async attest(readings: ReadingInput[]): Promise<Submitted> {
    return this.submit(await this.sign(await this.batch(readings)));
  }

  /** Submits a signed batch feelessly; one that is refused fails with the reason as its name. */
  async submit(signed: SignedBatch): Promise<Submitted> {
    const { sequence } = signed.batch;
    const { endpoints } = this.chain;
    if (endpoints.methods.has("cot_submitAttestation")) {
      const params = [
        u8aToHex(this.#encode("attest", 0, signed.batch)),
        u8aToHex(this.#encode("attest", 1, signed.signature)),
      ];
      return { sequence, hash: await endpoints.send<string>("cot_submitAttestation", params) };
    }
    return { sequence, hash: await this.#submitByRuntime(signed) };
  }

  /** The same on a node that has no methods of the chain's own. */
  async #submitByRuntime({ batch, signature }: SignedBatch): Promise<string> {
    const { attestationApi } = this.chain.client.call;
    const admission = await attestationApi.admission(batch, signature);
    if (admission.type === "Refused") {
      const { reason, expectedSequence, retryAfter } = admission.value;
      const rejection: Rejection = {
        reason,
        device: Number(batch.device),
        expectedSequence: expectedSequence === undefined ? null : Number(expectedSequence),
        retryAfterSeconds: retryAfter === undefined ? null : Number(retryAfter),
        waiting: null,
      };
      throw ChainError.ofRejection(rejection);
    }
    const transaction = await attestationApi.attestation(batch, signature);
    if (admission.type === "Accepted") {
      return u8aToHex(this.chain.client.registry.hash(hexToU8a(transaction as Hex)));
    }
    return this.chain.endpoints.send<string>("author_submitExtrinsic", [transaction]);
  }

  /** Signs a claim of the device by a household, as `Household.claim` takes it. */
  async claim({ voucher, signature }: SignedVoucher, input: ClaimInput): Promise<ClaimRequest> {
    const { manufacturer, serial, life, key } = voucher;
    const claim = {
      manufacturer,
      serial,
      life,
      key,
      owner: new AccountId32(input.owner),
      ownership: input.ownership ?? 0,
      expiresAt: whole(input.expiresAt ?? (await this.chain.now()) + DAY),
    };
    const codec = this.chain.client.tx.deviceRegistry.claim.meta?.fieldCodecs[2];
    const payload = required(codec).tryEncode(claim);
    const deviceSignature = await signPayload(this.chain, this.key, "claim", payload);
    return { voucher, voucherSignature: signature, claim, deviceSignature };
  }

  /** Submits a claim that the manufacturer sponsors, without a fee; returns its hash. */
  async claimFeeless(request: ClaimRequest): Promise<string> {
    const transaction = this.chain.client.tx.deviceRegistry.claimFeeless(request).toHex();
    return this.chain.endpoints.send<string>("author_submitExtrinsic", [transaction]);
  }

  /** Signs the rotation to this key from the device's present one, as `rotateKey` takes it. */
  async rotation(owner: AccountLike, oldKey: DeviceKey, expiresAt?: Seconds) {
    const rotation = {
      device: this.#id,
      owner: new AccountId32(owner),
      oldKey: oldKey.public,
      newKey: this.key.public,
      expiresAt: whole(expiresAt ?? (await this.chain.now()) + DAY),
    };
    const codec = this.chain.client.tx.deviceRegistry.rotateKey.meta?.fieldCodecs[0];
    const payload = required(codec).tryEncode(rotation);
    return { rotation, signature: await signPayload(this.chain, this.key, "rotate", payload) };
  }

  /** Follows what concerns the device; see `watch`. */
  watch(from?: Cursor | number, options?: WatchOptions): AsyncGenerator<Notification, void> {
    return this.chain.watch({ device: this.#id }, from, options);
  }

  /** The reading as the chain takes it, in the unit of its slot. */
  async #kindOf(reading: ReadingInput) {
    if ("session" in reading) {
      return { type: "Session" as const, value: reading.session };
    }
    const { slot, level } = reading;
    if (typeof level === "number") {
      return { type: "Level" as const, value: level };
    }
    this.#units ??= await unitsOf(this.chain, this.#id);
    const unit = this.#units.get(slot);
    if (unit === undefined) {
      throw ChainError.ofInput("UnknownSlot", `The device has no stock in slot ${slot}.`);
    }
    return { type: "Level" as const, value: thousandthsOf(level, unit) };
  }

  #encode(name: "attest", argument: number, value: unknown): Uint8Array {
    return required(this.chain.client.tx.attestations[name].meta?.fieldCodecs[argument]).tryEncode(
      value,
    );
  }
}

/** Units of a device's stock, by slot. */
export async function unitsOf(chain: Chain, device: Id): Promise<Map<number, Unit>> {
  const slots = (await chain.client.call.cotApi.slots(whole(device))) ?? [];
  return new Map(
    slots.flatMap(({ slot, config }) =>
      config.type === "Stock" ? [[slot, config.value.unit] as const] : [],
    ),
  );
}

/** Signs a payload for one purpose on this chain. */
export async function signPayload(
  chain: Chain,
  key: DeviceKey,
  purpose: Purpose,
  payload: Uint8Array,
): Promise<Signature> {
  return key.sign(signingHash(purpose, chain.genesis, payload));
}

/** A codec of the metadata, which a call of this name has. */
export function required<T>(codec: T | undefined): T {
  if (codec === undefined) {
    throw ChainError.ofInput("UnknownCall", "The runtime has no such call.");
  }
  return codec;
}

/** Text in hexadecimal, as names and serial numbers are. */
export function bytesOf(text: string): Hex {
  return stringToHex(text) as Hex;
}
