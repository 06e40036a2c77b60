import { test } from "node:test";

import { checkProgram } from "./clients.ts";

test("dedot reads, asks, pays in coins and in tokens, and reads a block with a feeless batch", () =>
  checkProgram("dedot", "js"));
