// The chain's own JSON-RPC methods and subscriptions, in the form in which @polkadot/api wants
// them described: read from docs/rpc.json, which the node's tests write.

import { readFileSync } from "node:fs";

import type { DefinitionRpc, DefinitionRpcParam, DefinitionRpcSub } from "@polkadot/types/types";

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

interface Subscription extends Omit<Method, "result"> {
  /** Method by which the node notifies: `cot_ordersHappened`. */
  notification: string;
  unsubscribe: string;
}

const CONTRACT = new URL("../../docs/rpc.json", import.meta.url);

function parameterOf({ name, type, optional }: Parameter): DefinitionRpcParam {
  return { name, type, isOptional: optional, isHistoric: type === "BlockHash" };
}

function definitionOf({ description, parameters, result }: Method): DefinitionRpc {
  return { description, params: parameters.map(parameterOf), type: result };
}

function subscriptionOf(subscription: Subscription): DefinitionRpcSub {
  const { name, notification, unsubscribe } = subscription;
  const [, subscribe] = split(name);
  const [, update] = split(notification);
  const [, end] = split(unsubscribe);
  const definition = definitionOf({ ...subscription, result: "Json" });
  return { ...definition, pubsub: [update, subscribe, end] };
}

/** Section and name of a method. */
function split(name: string): [section: string, method: string] {
  const [section = "", method = ""] = name.split("_", 2);
  return [section, method];
}

/** Descriptions by section and name. */
function sectionsOf(
  described: [name: string, DefinitionRpc | DefinitionRpcSub][],
): Record<string, Record<string, DefinitionRpc | DefinitionRpcSub>> {
  const sections: Record<string, Record<string, DefinitionRpc | DefinitionRpcSub>> = {};
  for (const [name, definition] of described) {
    const [section, method] = split(name);
    sections[section] ??= {};
    sections[section][method] = definition;
  }
  return sections;
}

const { methods, subscriptions } = JSON.parse(readFileSync(CONTRACT, "utf8")) as {
  methods: Method[];
  subscriptions: Subscription[];
};

export const cotRpc = sectionsOf([
  ...methods.map((method): [string, DefinitionRpc] => [method.name, definitionOf(method)]),
  ...subscriptions.map((it): [string, DefinitionRpcSub] => [it.name, subscriptionOf(it)]),
]);
