// The examples of the README, as programs.

import { readFileSync } from "node:fs";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** An example under its heading. */
export interface Example {
  title: string;
  lines: number;
  /** A module that runs it, with the lines that connect. */
  program: string;
}

/** Puts the imports of several snippets first, and each line of them once. */
function joined(...snippets: string[]): string {
  const lines = snippets.flatMap((snippet) => snippet.split("\n"));
  const imports = lines.filter((line) => line.startsWith("import "));
  const rest = lines.filter((line) => !line.startsWith("import "));
  return `${[...new Set(imports)].join("\n")}\n${rest.join("\n")}`;
}

/** Every example, connected to the node at `url` by the package at `path`. */
export function examples(url: string, path: string): Example[] {
  const found = [...README.matchAll(/^## (.+?)$(?:(?!^## )[\s\S])*?^```ts\n([\s\S]*?)^```$/gm)];
  const [start, ...others] = found.map(([, title = "", code = ""]) => ({ title, code }));
  if (!start || others.length === 0) {
    throw new Error("the README has no examples");
  }
  return others.map(({ title, code }) => ({
    title,
    lines: code.split("\n").filter((line) => line.trim() && !/^(import |\/\/)/.test(line)).length,
    program: `${joined(start.code, code)}\nawait chain.disconnect();\n`
      .replaceAll('"@chain-of-things/client"', JSON.stringify(path))
      .replaceAll("ws://127.0.0.1:9944", url),
  }));
}
