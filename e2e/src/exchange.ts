// The exchange: quotes, and the call that swaps.

import { hexToU8a, u8aConcat, u8aToHex } from "@polkadot/util";

import { type Asset, amount, type Call, type Chain } from "./chain.ts";

const ASSET = "FrameSupportTokensFungibleUnionOfNativeOrWithId";

/** Amount of `to` that `value` of `from` buys now, after the pool's fee; none without a pool. */
export async function quote(
  chain: Chain,
  from: Asset,
  to: Asset,
  value: bigint,
): Promise<bigint | undefined> {
  const { registry } = chain.api;
  const input = u8aConcat(
    registry.createType(ASSET, from).toU8a(),
    registry.createType(ASSET, to).toU8a(),
    registry.createType("u128", value).toU8a(),
    registry.createType("bool", true).toU8a(),
  );
  const method = "AssetConversionApi_quote_price_exact_tokens_for_tokens";
  const answer = await chain.provider.send<string>("state_call", [method, u8aToHex(input)]);
  const brings = registry.createType("Option<u128>", hexToU8a(answer)).toJSON();
  return brings === null ? undefined : amount(brings);
}

/** Cost of a fee in a token: of now, and the highest that anybody can bring about. */
export interface TokenFee {
  now: bigint;
  most: bigint | undefined;
}

/** What a fee of so many coins costs in a token; none if the token has no pool with so many. */
export async function tokenFeeOf(
  chain: Chain,
  token: number,
  fee: bigint,
): Promise<TokenFee | undefined> {
  const params = [token, Number(fee)];
  const answer = await chain.provider.send<{ now: string; most: string | null } | null>(
    "cot_tokenFee",
    params,
  );
  if (answer === null) {
    return undefined;
  }
  const { now, most } = answer;
  return { now: BigInt(now), most: most === null ? undefined : BigInt(most) };
}

/** Swaps an exact amount along a path of assets, for at least `atLeast` of the last. */
export function swapCall(
  chain: Chain,
  path: Asset[],
  value: bigint,
  atLeast: bigint,
  sendTo: string,
): Call {
  const keepAlive = false;
  return chain.call(
    "exchange",
    "swapExactTokensForTokens",
    path,
    value,
    atLeast,
    sendTo,
    keepAlive,
  );
}
