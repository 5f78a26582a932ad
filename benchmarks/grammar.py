"""Check that nothing we write is wrong English, with an independent grammar checker.

    npm install --prefix FOLDER harper.js
    python benchmarks/grammar.py --harper FOLDER                    # what the project itself writes
    python benchmarks/grammar.py --harper FOLDER --drafts D.jsonl   # real drafts, each suggestion applied

The check looks one way: a remark counts only if the text before our rewrite did not have it. It
reads every rule's rewritten examples, the drafts of `examples/` with each suggestion applied and
rewritten as a whole, every proposal in its frame, and our own messages. Remarks that people have
read and found mistaken stand in `grammar.toml`, with the reason. The status is 1 if others are left.
"""

import argparse
import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor.edits import apply_edits
from advisor.findings import Fix
from advisor.handouts.handout import in_braces
from advisor.registry import lexicons, rules
from advisor.rewriting.build import rewrite_draft
from advisor.rule import Bad
from advisor.testing import draft_of, engine_of_all_rules, findings_of
from advisor.words.phrasing import capital
from advisor.words.template import filled

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"


@dataclass(frozen=True)
class Written:
    """A text that we wrote, and the text before; `source` says where it comes from."""

    source: str
    after: str
    before: str = ""


def _applied(text: str, fix: Fix) -> str:
    return filled(apply_edits(text, fix.edits))


def of_rules() -> Iterator[Written]:
    """Yield the rewritten examples, messages and summaries of all rules."""
    for rule in rules().values():
        yield Written(f"{rule.name}: summary", rule.summary)
        for example in rule.examples:
            if not isinstance(example, Bad):
                continue
            text = example.draft
            if example.fixed:
                yield Written(f"{rule.name}: fixed", example.fixed, text)
            for finding in findings_of(rule, text, example.options, example.fields):
                yield Written(f"{finding.rule}: message", finding.message)
                for fix in finding.suggestions:
                    yield Written(f"{finding.rule}: suggestion", _applied(text, fix), text)


def of_drafts(texts: dict[str, str]) -> Iterator[Written]:
    """Yield drafts with each suggestion applied, and their whole rewrites."""
    engine = engine_of_all_rules()
    for name, text in texts.items():
        draft = draft_of(text)
        for finding in next(iter(engine.check([draft]))).findings:
            for fix in finding.suggestions[:1]:
                yield Written(f"{name}: {finding.rule}", _applied(text, fix), text)
        for line in rewrite_draft(engine, draft).lines:
            said = filled(line.text(lambda blank: blank.proposals[0]))
            yield Written(f"{name}: card, {line.text(in_braces)[:50]}", said, text)


def of_proposals() -> Iterator[Written]:
    """Yield every proposal in the sentence that it completes."""
    data = lexicons()["proposals"].data
    frames = data["frames"]
    entries = {f"kind {name}": lists for name, lists in data["kind"].items()}
    for entry in lexicons()["skills"].entries:
        entries[f"skill {entry.more['name']}"] = entry.more.get("proposals", {})
    for source, lists in entries.items():
        for element, offers in lists.items():
            for number, offer in enumerate(offers):
                told = frames.get(element, {}).get("told", f"{{{element}}}")
                if element == "barrier":
                    fallbacks = lists.get("fallback") or ["stop there"]
                    answer = fallbacks[min(number, len(fallbacks) - 1)]
                    text = f"If {offer}, {answer}."
                elif element == "fallback" or f"{{{element}}}" not in told:
                    text = capital(offer)
                else:
                    text = filled(told.replace(f"{{{element}}}", offer))
                yield Written(f"{source}: {element}", text)


def remarks(written: list[Written], harper: Path) -> Iterator[tuple[Written, dict[str, str]]]:
    """Yield what the checker remarks in the new texts and not in the old ones."""
    texts = list(dict.fromkeys(text for one in written for text in (one.after, one.before) if text))
    numbers = {text: number for number, text in enumerate(texts)}
    lines = "\n".join(json.dumps({"id": n, "text": text}) for text, n in numbers.items())
    done = subprocess.run(
        ["node", str(HERE / "grammar.mjs"), str(harper)],
        input=lines, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = {one["id"]: one["lints"] for one in map(json.loads, done.stdout.splitlines())}
    for one in written:
        old = Counter((r["kind"], r["words"]) for r in found.get(numbers.get(one.before), []))
        for remark in found[numbers[one.after]]:
            key = remark["kind"], remark["words"]
            if old[key]:
                old[key] -= 1
                continue
            yield one, remark


def main() -> int:
    """Run the check and print what is left."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--harper", type=Path, required=True)
    parser.add_argument("--drafts", type=Path)
    options = parser.parse_args()
    if options.drafts:
        lines = options.drafts.read_text(encoding="utf-8").splitlines()
        texts = {f"draft {n}": json.loads(line)["text"] for n, line in enumerate(lines, 1)}
        written = list(of_drafts(texts))
    else:
        paths = sorted(p for p in EXAMPLES.rglob("*") if p.suffix in (".txt", ".md"))
        texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
        written = [*of_rules(), *of_drafts(texts), *of_proposals()]
    read = tomllib.loads((HERE / "grammar.toml").read_text(encoding="utf-8"))
    mistaken = {(one["kind"], words) for one in read["mistaken"] for words in one["words"]}
    kinds = {one["kind"] for one in read["mistaken"] if not one["words"]}
    seen: set[tuple[str, str, str]] = set()
    left = 0
    for one, remark in remarks(written, options.harper):
        key = remark["kind"], remark["words"], one.after
        small = remark["kind"] == "Capitalization" and one.before[:1].islower()
        if small or remark["kind"] in kinds or key[:2] in mistaken or key in seen:
            continue
        seen.add(key)
        left += 1
        at = one.after.find(remark["words"])
        around = " ".join(one.after[max(0, at - 60) : at + 70].split())
        print(
            f"{one.source}\n  {remark['kind']}: «{remark['words']}» {remark['message']}\n  … {around} …"
        )
    print(f"{len(written)} texts, {left} remarks left.")
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
