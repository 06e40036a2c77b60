import { test } from "node:test";

import { attestedWorld, checkProgram } from "./clients.ts";

const world = await attestedWorld();

test("dedot reads, asks, pays in coins and in tokens, and reads a block with a feeless batch", () =>
  checkProgram(world, "dedot", "js"));
