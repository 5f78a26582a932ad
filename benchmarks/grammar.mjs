// Reads lines of JSON ({"id", "text"}) and writes, for each, what the grammar checker remarks.
// The checker runs on this machine; the folder with its package comes as the first argument.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const dist = join(process.argv[2], "node_modules", "harper.js", "dist");
const harper = await import(pathToFileURL(join(dist, "index.js")));
const { binaryInlined } = await import(pathToFileURL(join(dist, "binaryInlined.js")));
const linters = await Promise.all(
  [harper.Dialect.American, harper.Dialect.British].map(async (dialect) => {
    const linter = new harper.LocalLinter({ binary: binaryInlined, dialect });
    await linter.setup();
    return linter;
  }),
);

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  const found = await Promise.all(linters.map((linter) => linter.lint(text)));
  const shown = found.map((lints) =>
    lints.map((lint) => ({ kind: lint.lint_kind(), words: lint.get_problem_text(), message: lint.message() })),
  );
  // What is right in one of the two Englishes is right.
  const both = shown[0].filter((one) =>
    shown[1].some((other) => other.words === one.words && other.kind === one.kind),
  );
  console.log(JSON.stringify({ id, lints: both }));
}
