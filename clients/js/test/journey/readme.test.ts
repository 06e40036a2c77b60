// The README's examples do what it says.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { DevNode } from "../node.ts";
import { examples } from "../readme.ts";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

/** Lines of an example, without its imports. */
const MOST_LINES = 10;

/** What each example prints. */
const PRINTS: Record<string, RegExp> = {
  "A manufacturer": /^\d+n Active$/m,
  "A household": /^AutoPurchase NotMember .+/m,
  "A device": /^batch 1 after 0, \d+ were free\n\[ 'BatchAccepted' \]$/m,
  "A shop": /^OfferPublished \{/m,
};

const node = await DevNode.start(["--sealing", "instant"]);
after(() => node.stop());
// Within the package, so that its modules are found.
const directory = await mkdtemp(join(PACKAGE, ".readme-"));
after(() => rm(directory, { recursive: true, force: true }));
const programs = examples(node.url, "../src/index.ts").map((example, place) => ({
  ...example,
  file: join(directory, `${place}.ts`),
}));
for (const { file, program } of programs) {
  await writeFile(file, program);
}

test("the examples are well typed", async () => {
  const config = { extends: "../tsconfig.json", include: ["*.ts"] };
  await writeFile(join(directory, "tsconfig.json"), JSON.stringify(config));
  const checked = await run("npx", ["tsc", "--project", directory], { cwd: PACKAGE }).catch(
    ({ stdout }: { stdout: string }) => ({ stdout }),
  );
  assert.equal(checked.stdout, "");
});

test("there is an example for each role", () => {
  assert.deepEqual(
    programs.map(({ title }) => title),
    Object.keys(PRINTS),
  );
});

for (const { title, file, lines } of programs) {
  test(`${title}: the example of ${lines} lines runs`, async () => {
    assert.ok(lines <= MOST_LINES, `${lines} lines`);
    const { stdout } = await run("node", ["--import", "tsx", file], {
      cwd: PACKAGE,
      timeout: 60_000,
    });
    assert.match(stdout, PRINTS[title] ?? /$^/);
  });
}
