"""Words a second over many files, against the bare language pipeline over the same text.

The drafts are made from a small grammar with a fixed seed, each different. Both sides run in
this one process, in turn, after a warm-up; the model is loaded before the clock starts.
"""

import argparse
import random
import statistics
import time

from advisor.engine import Engine
from advisor.language.pipeline import load_pipeline
from advisor.reading.draft import Draft
from advisor.reading.formats.text import read_text
from advisor.registry import lexicons, rules
from advisor.settings import active_rules

_WHEN = (
    "After breakfast",
    "On Monday and Thursday",
    "When you notice your jaw tighten",
    "Before bed",
    "This week",
    "At lunch",
)
_DO = (
    "write down three thoughts",
    "walk to the park",
    "practice your coping skills",
    "call one friend",
    "do some breathing",
    "rate your mood from 0 to 10",
    "utilise the log",
    "sit down and count ten breaths",
    "try to be more mindful",
    "tell your partner one thing that went well",
)
_MORE = (
    "Bring the list to our next session.",
    "If it rains, walk indoors for ten minutes.",
    "What did you notice?",
    "You should not avoid it unless you cannot do it.",
    "This counts as done when two lines are filled in.",
    "Writing it down gives you a gap before you react.",
    "The diary should be completed nightly.",
)


def drafts(count: int, words: int, seed: int = 7) -> list[str]:
    """Return `count` drafts of about `words` words each."""
    rng = random.Random(seed)
    made = []
    for number in range(count):
        lines, length = [f"Draft {number}, week {rng.randint(1, 52)}"], 0
        while length < words:
            line = f"{rng.choice(_WHEN)}, {rng.choice(_DO)} for {rng.randint(2, 40)} minutes. {rng.choice(_MORE)}"
            length += len(line.split())
            lines.append(f"- {line}" if rng.random() < 0.3 else line)
        made.append("\n".join(lines) + "\n")
    return made


def main() -> None:
    """Print both throughputs and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--words", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    pipeline = load_pipeline(lexicons().values())
    engine = Engine(pipeline, active_rules(rules()))
    texts = drafts(args.files, args.words)
    read = [Draft(f"{i}.txt", t, "text", read_text(t, "").blocks) for i, t in enumerate(texts)]
    lines = [block.text for draft in read for block in draft.blocks]
    words = sum(len(text.split()) for text in texts)

    def bare() -> float:
        start = time.process_time()
        for _ in pipeline.nlp.pipe(lines, batch_size=64):
            pass
        return time.process_time() - start

    def whole() -> float:
        start = time.process_time()
        for number, text in enumerate(texts):
            read[number] = Draft(f"{number}.txt", text, "text", read_text(text, "").blocks)
        for _ in engine.check(read):
            pass
        return time.process_time() - start

    bare()
    whole()
    pairs = [(whole(), bare()) for _ in range(args.runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    ours, theirs = (statistics.median(x) for x in zip(*pairs, strict=True))
    print(f"{args.files} files, {words:,} words (CPU seconds, medians of {args.runs})")
    print(f"whole check    {ours:7.2f} s  {words / ours:9,.0f} words/s")
    print(f"bare pipeline  {theirs:7.2f} s  {words / theirs:9,.0f} words/s")
    print(f"ratio          {ratio:7.2f}")


if __name__ == "__main__":
    main()
