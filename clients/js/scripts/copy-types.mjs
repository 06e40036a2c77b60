// Copies the chain's types, which are declarations alone, to where the built package has them.

import { cpSync } from "node:fs";

cpSync("src/generated/chain", "dist/generated/chain", { recursive: true });
