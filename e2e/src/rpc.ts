// The chain's own JSON-RPC methods, in the form in which @polkadot/api wants them described: read
// from docs/rpc.json, which the node's tests write.

import { readFileSync } from "node:fs";

import type { DefinitionRpc, DefinitionRpcParam } from "@polkadot/types/types";

interface Parameter {
  name: string;
  type: string;
  optional: boolean;
}

interface Method {
  /** Section and name: `cot_offers`. */
  name: string;
  description: string;
  parameters: Parameter[];
  result: string;
}

const CONTRACT = new URL("../../docs/rpc.json", import.meta.url);

function parameterOf({ name, type, optional }: Parameter): DefinitionRpcParam {
  return { name, type, isOptional: optional, isHistoric: type === "BlockHash" };
}

/** The methods by section and name. */
function sectionsOf(methods: Method[]): Record<string, Record<string, DefinitionRpc>> {
  const sections: Record<string, Record<string, DefinitionRpc>> = {};
  for (const { name, description, parameters, result } of methods) {
    const [section = "", method = ""] = name.split("_", 2);
    sections[section] ??= {};
    sections[section][method] = { description, params: parameters.map(parameterOf), type: result };
  }
  return sections;
}

const { methods } = JSON.parse(readFileSync(CONTRACT, "utf8")) as { methods: Method[] };

export const cotRpc = sectionsOf(methods);
