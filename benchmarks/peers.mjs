// Runs a prose checker of node's over files, for benchmarks/peers.py:
//   node peers.mjs retext|harper FOLDER FILE...
// FOLDER holds node_modules. Prints the number of messages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [peer, folder, ...paths] = process.argv.slice(2);
const load = async (...parts) => import(pathToFileURL(join(folder, "node_modules", ...parts)).href);
const loadModule = async (name) => {
  const said = JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));
  const entry = typeof said.exports === "string" ? said.exports : (said.exports?.["."] ?? said.main ?? "index.js");
  return load(name, typeof entry === "string" ? entry : entry.default);
};

async function retext() {
  const { unified } = await loadModule("unified");
  const plugins = ["retext-english", "retext-simplify", "retext-readability", "retext-passive",
    "retext-intensify", "retext-equality", "retext-repeated-words", "retext-stringify"];
  let processor = unified();
  for (const name of plugins) processor = processor.use((await loadModule(name)).default);
  let found = 0;
  for (const path of paths) found += (await processor.process(readFileSync(path, "utf8"))).messages.length;
  return found;
}

async function harper() {
  const { LocalLinter, Dialect } = await load("harper.js", "dist", "index.js");
  const { binaryInlined } = await load("harper.js", "dist", "binaryInlined.js");
  const linter = new LocalLinter({ binary: binaryInlined, dialect: Dialect.American });
  await linter.setup();
  let found = 0;
  for (const path of paths) found += (await linter.lint(readFileSync(path, "utf8"))).length;
  return found;
}

console.log(await (peer === "retext" ? retext() : harper()));
