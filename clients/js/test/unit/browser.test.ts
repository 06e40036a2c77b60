// The package in a browser: one bundle, without anything of Node's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Largest bundle, gzipped: what a page can load on a slow line. */
const MOST_BYTES = 110_000;

test("a browser's bundle builds without modules of Node, and is small", async (t) => {
  const { outputFiles, metafile, warnings } = await build({
    entryPoints: [fileURLToPath(new URL("../../src/index.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    minify: true,
    platform: "browser",
    target: "es2022",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  assert.deepEqual(warnings, []);
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  assert.deepEqual(imports, []);
  const [bundle] = outputFiles;
  assert.ok(bundle);
  assert.doesNotMatch(bundle.text, /["']node:/);
  const size = gzipSync(bundle.contents).length;
  t.diagnostic(`${size} bytes gzipped, ${bundle.contents.length} bytes as it is`);
  assert.ok(size < MOST_BYTES, `${size} bytes gzipped`);
});
