// What the runtime tells of a block, in the form in which this package has events.

import { stringCamelCase } from "@polkadot/util";

import type { ChainEvent } from "./chain.ts";
import type { Happening } from "./client.ts";

/** A happening as an event. */
export function eventOf({ pallet, event, extrinsic, data }: Happening): ChainEvent {
  return { name: `${stringCamelCase(pallet)}.${event}`, data, extrinsic: extrinsic ?? undefined };
}
