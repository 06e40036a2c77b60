// The chain's own JSON-RPC methods, in the form in which @polkadot/api wants them described.

import type { DefinitionRpc } from "@polkadot/types/types";

const at = { name: "at", type: "BlockHash", isHistoric: true, isOptional: true };

export const cotRpc: Record<string, Record<string, DefinitionRpc>> = {
  cot: {
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
    orders: {
      description: "Open orders of a household.",
      params: [{ name: "owner", type: "AccountId" }, at],
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
