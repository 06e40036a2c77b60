// The accounts of the development chain. All secrets derive from the well-known development phrase.

import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { cryptoWaitReady } from "@polkadot/util-crypto";

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
