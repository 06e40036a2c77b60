// The chain's own JSON-RPC methods, in the form in which @polkadot/api wants them described.

import type { DefinitionRpc } from "@polkadot/types/types";

const at = { name: "at", type: "BlockHash", isHistoric: true, isOptional: true };

export const cotRpc: Record<string, Record<string, DefinitionRpc>> = {
  cot: {
    device: {
      description: "Owner, key, standing and deposits of a device.",
      params: [{ name: "device", type: "u64" }, at],
      type: "Json",
    },
    devices: {
      description: "Devices of an account after one of them, or the first ones; at most 64.",
      params: [
        { name: "owner", type: "AccountId" },
        { name: "after", type: "Option<u64>", isOptional: true },
        { name: "limit", type: "Option<u32>", isOptional: true },
        at,
      ],
      type: "Vec<Json>",
    },
    deviceOfSerial: {
      description: "The device that has a serial number under its manufacturer.",
      params: [{ name: "manufacturer", type: "AccountId" }, { name: "serial", type: "Bytes" }, at],
      type: "Option<u64>",
    },
    manufacturer: {
      description: "Profile, standing and number of devices of a manufacturer.",
      params: [{ name: "account", type: "AccountId" }, at],
      type: "Option<Json>",
    },
    slots: {
      description: "Level, rhythm and forecast of each slot of a device.",
      params: [{ name: "device", type: "u64" }, at],
      type: "Vec<Json>",
    },
    rewards: {
      description: "Points and expected payout of a household in each reward program.",
      params: [{ name: "owner", type: "AccountId" }, at],
      type: "Vec<Json>",
    },
    program: {
      description: "Supply, current epoch and terms of a manufacturer's reward program.",
      params: [{ name: "manufacturer", type: "AccountId" }, at],
      type: "Option<Json>",
    },
    orders: {
      description: "Open orders of a household.",
      params: [{ name: "owner", type: "AccountId" }, at],
      type: "Vec<Json>",
    },
    whyNot: {
      description: "Everything that stands against buying for a slot now.",
      params: [{ name: "device", type: "u64" }, { name: "slot", type: "u8" }, at],
      type: "Option<Json>",
    },
    merchant: {
      description: "Profile, bond and reputation of a merchant.",
      params: [{ name: "account", type: "AccountId" }, at],
      type: "Option<Json>",
    },
    offers: {
      description: "Offers of a category with stock after one of them, or the first ones; at most 64.",
      params: [
        { name: "category", type: "Json" },
        { name: "after", type: "Option<u32>", isOptional: true },
        { name: "limit", type: "Option<u32>", isOptional: true },
        at,
      ],
      type: "Vec<Json>",
    },
    quota: {
      description: "Sequence number, presence and free batches of a device.",
      params: [{ name: "device", type: "u64" }, at],
      type: "Json",
    },
    submitAttestation: {
      description: "Submits a batch with its device's signature; nobody pays for it.",
      params: [
        { name: "batch", type: "Bytes" },
        { name: "signature", type: "Bytes" },
      ],
      type: "Hash",
    },
  },
};
