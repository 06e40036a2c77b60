// A TypeScript module that says what docs/rpc.json says.

interface Parameter {
  name: string;
  type: string;
  optional: boolean;
}

interface Method {
  name: string;
  description: string;
  parameters: Parameter[];
  errors: number[];
  result?: string;
  notification?: string;
  unsubscribe?: string;
}

interface RpcError {
  code: number;
  name: string;
  retry: boolean;
  meaning: string;
}

export interface RpcDescription {
  methods: Method[];
  subscriptions: Method[];
  errors: RpcError[];
}

/** Types of values in JSON. */
const TYPES: Record<string, string> = {
  AccountId32: "string",
  BlockHash: "string",
  Bytes: "string",
  Hash: "string",
  Json: "unknown",
  Text: "string",
  u8: "number",
  u32: "number",
  u64: "number",
};

/** Type of a value in JSON; fails for one that it does not know. */
function typeOf(type: string): string {
  const [, outer, inner] = /^(Option|Vec)<(.+)>$/.exec(type) ?? [];
  if (outer && inner) {
    return outer === "Option" ? `${typeOf(inner)} | null` : `${typeOf(inner)}[]`;
  }
  const known = TYPES[type];
  if (!known) {
    throw new Error(`docs/rpc.json has a type that is not known here: ${type}`);
  }
  return known;
}

function parametersOf(parameters: Parameter[]): string {
  const each = parameters.map(
    ({ name, type, optional }) =>
      `${name}${optional ? "?" : ""}: ${typeOf(type)}${optional ? " | null" : ""}`,
  );
  return `[${each.join(", ")}]`;
}

function methodLine({ name, description, parameters, result }: Method): string {
  const signature = `(...params: ${parametersOf(parameters)}): ${typeOf(result ?? "Json")}`;
  return `  /** ${description} */\n  ${name}${signature};`;
}

function subscriptionLine({ name, notification, unsubscribe }: Method): string {
  return `  ${name}: ${JSON.stringify({ subscribe: name, subname: notification, unsubscribe })},`;
}

/** Text of the module. */
export function rpcModule({ methods, subscriptions, errors }: RpcDescription): string {
  return [
    "// Generated from docs/rpc.json.",
    "",
    "/** Methods of the chain's own in JSON-RPC. */",
    "export interface CotRpc {",
    ...methods.map(methodLine),
    "}",
    "",
    "/** Subscriptions of the chain's own. */",
    "export const SUBSCRIPTIONS = {",
    ...subscriptions.map(subscriptionLine),
    "} as const;",
    "",
    "/** Errors of the chain's own, by their codes. */",
    "export const RPC_ERRORS: Record<",
    "  number,",
    "  { name: string; retry: boolean; meaning: string } | undefined",
    "> = {",
    ...errors.map(({ code, ...rest }) => `  ${code}: ${JSON.stringify(rest)},`),
    "};",
    "",
  ].join("\n");
}
