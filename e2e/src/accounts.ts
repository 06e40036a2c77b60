// The accounts of the development chain. All secrets derive from the well-known development phrase.

import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { stringToU8a, u8aConcat } from "@polkadot/util";
import { cryptoWaitReady, encodeAddress } from "@polkadot/util-crypto";

import type { Chain } from "./chain.ts";

/** The key that signs for an account. */
export async function account(suri: string): Promise<KeyringPair> {
  await cryptoWaitReady();
  return new Keyring({ type: "sr25519", ss58Format: 42 }).addFromUri(suri);
}

/** The key of a device, or of a manufacturer's vouchers. */
export async function ed25519Key(suri: string): Promise<KeyringPair> {
  await cryptoWaitReady();
  return new Keyring({ type: "ed25519", ss58Format: 42 }).addFromUri(suri);
}

/** The account of a pallet, to which no key exists. */
export function palletAccount(chain: Chain, pallet: string, constant = "palletId"): string {
  const id = chain.constant(pallet, constant).toU8a();
  return encodeAddress(u8aConcat(stringToU8a("modl"), id, new Uint8Array(32 - 4 - id.length)), 42);
}

export interface Parties {
  alice: KeyringPair;
  manufacturer: KeyringPair;
  voucherKey: KeyringPair;
  merchant: KeyringPair;
}

/** The parties of the development genesis: the faucet, "LG" and "G-Market". */
export async function genesisParties(): Promise<Parties> {
  return {
    alice: await account("//Alice"),
    manufacturer: await account("//LG"),
    voucherKey: await ed25519Key("//LG//voucher"),
    merchant: await account("//G-Market"),
  };
}

/** Number of "LG"'s model of a fridge in the development genesis: eight compartments on scales. */
export const FRIDGE_MODEL = 1;
