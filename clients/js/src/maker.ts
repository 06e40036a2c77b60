// A manufacturer: its models, vouchers and devices, its reward program and its gate.

import { AccountId32 } from "dedot/codecs";

import type { Call } from "./call.ts";
import { bytesOf, required, type SignedVoucher, signPayload } from "./device.ts";
import { type StockInput, stockSlot } from "./household.ts";
import type { DeviceKey } from "./keys.ts";
import { Role } from "./role.ts";
import type {
  AccountLike,
  CotPrimitivesDevicesSanctionReason,
  CotRuntimeApiDevicesFleetState,
  CotRuntimeApiDevicesManufacturedDevice,
  Hex,
  Id,
  PalletRewardsTermsProgramTerms,
  PlanTerms,
  PublicKey,
  Seconds,
  SlotConfig,
  Voucher,
} from "./types.ts";
import { whole, wholeOrNone } from "./types.ts";

/** Largest page that the runtime gives. */
const PAGE = 64;

export interface VoucherInput {
  serial: string;
  /** Public key of the device. */
  key: PublicKey;
  /** Unix seconds. */
  expiresAt: Seconds;
  model?: number;
  /** Number of the voucher key that signs, by default the first. */
  issuer?: number;
  /** Life of the serial number, by default the first. */
  life?: number;
  /** Payer of the device's deposit, by default the owner. */
  depositPayer?: Voucher["depositPayer"];
}

export interface FleetFilter {
  state?: CotRuntimeApiDevicesFleetState;
  model?: number;
}

export class Maker extends Role {
  /** Profile, status, bond and number of devices; none if it is not registered. */
  view() {
    return this.api.manufacturer(this.address);
  }

  /** Supply, epoch and terms of the reward program; none if it runs none. */
  program() {
    return this.api.program(this.address);
  }

  /** The device with a serial number; none if no device has it. */
  deviceOfSerial(serial: string) {
    return this.chain.deviceOfSerial(this.address, serial);
  }

  /** Devices of the manufacturer, page after page, in the order of hashes. */
  async *fleet({
    state,
    model,
  }: FleetFilter = {}): AsyncGenerator<CotRuntimeApiDevicesManufacturedDevice> {
    let after: string | undefined;
    do {
      const page = await this.api.fleet(this.address, after, PAGE, state, model);
      yield* page.devices;
      after = page.next;
    } while (after !== undefined);
  }

  // Registration

  register(name: string, voucherKey: PublicKey): Call {
    return this.call(this.tx.deviceRegistry.registerManufacturer(bytesOf(name), voucherKey));
  }

  /** Asks for another name and web site, which governance approves. */
  setProfile(name: string, site = ""): Call {
    return this.call(this.tx.deviceRegistry.setProfile(bytesOf(name), bytesOf(site)));
  }

  /** Opens a key that signs vouchers, for so many claims and until then. */
  addVoucherKey(key: PublicKey, claims?: number, validUntil?: Seconds): Call {
    return this.call(this.tx.deviceRegistry.addVoucherKey(key, claims, wholeOrNone(validUntil)));
  }

  closeVoucherKey(number: number, at?: Seconds): Call {
    return this.call(this.tx.deviceRegistry.closeVoucherKey(number, wholeOrNone(at)));
  }

  restoreBond(): Call {
    return this.call(this.tx.deviceRegistry.restoreBond());
  }

  /** Gives notice as a manufacturer. */
  deregister(): Call {
    return this.call(this.tx.deviceRegistry.leave());
  }

  withdrawBond(): Call {
    return this.call(this.tx.deviceRegistry.withdrawBond());
  }

  // Models and vouchers

  publishModel(
    model: number,
    template: {
      name: string;
      slots: Record<number, StockInput | SlotConfig>;
      reportInterval?: Seconds;
    },
  ): Call {
    const slots = Object.entries(template.slots).map(([slot, config]): [number, SlotConfig] => [
      Number(slot),
      "type" in config ? config : stockSlot(config),
    ]);
    return this.call(
      this.tx.deviceRegistry.publishModel(model, {
        name: bytesOf(template.name),
        slots,
        reportInterval: wholeOrNone(template.reportInterval),
      }),
    );
  }

  withdrawModel(model: number): Call {
    return this.call(this.tx.deviceRegistry.withdrawModel(model));
  }

  /** Signs a voucher of a device. Nothing is sent. */
  async voucher(key: DeviceKey, input: VoucherInput): Promise<SignedVoucher> {
    const voucher: Voucher = {
      manufacturer: new AccountId32(this.address),
      issuer: input.issuer ?? 0,
      serial: bytesOf(input.serial),
      life: input.life ?? 0,
      key: input.key,
      model: input.model,
      depositPayer: input.depositPayer ?? "Owner",
      expiresAt: whole(input.expiresAt),
    };
    const codec = this.chain.client.tx.deviceRegistry.claim.meta?.fieldCodecs[0];
    const payload = required(codec).tryEncode(voucher);
    return { voucher, signature: await signPayload(this.chain, key, "voucher", payload) };
  }

  /** Makes the vouchers of a serial number's life void. */
  revokeSerial(serial: string, life = 0): Call {
    return this.call(this.tx.deviceRegistry.revokeSerial(bytesOf(serial), life));
  }

  // Sanctions

  suspendDevice(device: Id, reason: CotPrimitivesDevicesSanctionReason, evidence?: Hex): Call {
    return this.call(this.tx.deviceRegistry.suspendDevice(whole(device), reason, evidence));
  }

  reinstateDevice(device: Id): Call {
    return this.call(this.tx.deviceRegistry.reinstateDevice(whole(device)));
  }

  /** Revokes a device for good. */
  revokeDevice(device: Id, reason: CotPrimitivesDevicesSanctionReason, evidence?: Hex): Call {
    return this.call(this.tx.deviceRegistry.revokeDevice(whole(device), reason, evidence));
  }

  /** Retires a revoked device whose owner has not. */
  retireRevoked(device: Id): Call {
    return this.call(this.tx.deviceRegistry.retireRevoked(whole(device)));
  }

  // Rewards and gate

  createProgram(
    token: { name: string; symbol: string; decimals: number },
    marketSupply: bigint,
    terms: PalletRewardsTermsProgramTerms,
  ): Call {
    return this.call(
      this.tx.rewards.createProgram(
        bytesOf(token.name),
        bytesOf(token.symbol),
        token.decimals,
        marketSupply,
        terms,
      ),
    );
  }

  changeTerms(terms: PalletRewardsTermsProgramTerms): Call {
    return this.call(this.tx.rewards.changeTerms(terms));
  }

  closeProgram(): Call {
    return this.call(this.tx.rewards.closeProgram());
  }

  /** Adds coins and tokens to the token's pool for good, at least so many. */
  provideLiquidity(coins: bigint, tokens: bigint, least: { coins: bigint; tokens: bigint }): Call {
    return this.call(this.tx.rewards.provideLiquidity(coins, tokens, least.coins, least.tokens));
  }

  /** Sets the tokens that a household freezes to join. */
  setGate(minHold: bigint): Call {
    return this.call(this.tx.autoPurchase.setGate(minHold));
  }

  // Plans for what devices do by themselves

  publishPlan(terms: PlanTerms): Call {
    return this.call(this.tx.metering.publishPlan(terms));
  }

  /** Changes the price of a whole unit: a lower one holds at once, a higher one after its notice. */
  changePrice(plan: number, price: bigint): Call {
    return this.call(this.tx.metering.changePrice(plan, price));
  }

  closePlan(plan: number): Call {
    return this.call(this.tx.metering.closePlan(plan));
  }

  forgiveDebt(device: Id, slot: number): Call {
    return this.call(this.tx.metering.forgiveDebt(whole(device), slot));
  }

  // Partnerships

  /** Proposes a partnership; the commission is in ppm of an order's value. */
  proposePartnership(
    merchant: AccountLike,
    commission: number,
    arbiters: AccountLike[] = [],
  ): Call {
    return this.call(this.tx.autoPurchase.proposePartnership(merchant, commission, arbiters));
  }

  endPartnership(merchant: AccountLike): Call {
    return this.call(this.tx.autoPurchase.endPartnership(this.address, merchant));
  }
}
