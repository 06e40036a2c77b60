import { test } from "node:test";

import { checkProgram } from "./clients.ts";

test("PAPI reads, asks, pays in coins and in tokens, and reads a block with a feeless batch", () =>
  checkProgram("PAPI", "js"));
