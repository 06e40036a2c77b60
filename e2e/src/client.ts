// The package that households, shops and manufacturers use, from its sources: nothing of it is
// written twice here. Its types of the chain are generated from a node (`scripts/test.sh`).

export * from "../../clients/js/src/index.ts";
