"""`advisor plugins`: the packs that were found, what each brings, and which failed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from advisor.reports.glyphs import fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.reports.reporter import RenderOptions


@dataclass(frozen=True, slots=True)
class PackView:
    """One pack: where it comes from, how much it brings, and why it failed; "" if it did not."""

    name: str
    module: str
    distribution: str
    version: str
    rules: int
    lexicons: int
    formats: int
    reporters: int
    problem: str


def packs() -> list[PackView]:
    """Return all packs in the order of their names, the built-in one first."""
    from advisor.registry import bring, registry

    found = []
    for pack in registry().packs:
        brought, problem = bring(pack.name) if not pack.problem else ({}, pack.problem)
        counts = {
            key: len(brought.get(key, ())) for key in ("rules", "lexicons", "formats", "reporters")
        }
        found.append(
            PackView(
                pack.name, pack.module, pack.distribution, pack.version, **counts, problem=problem
            )
        )
    return sorted(found, key=lambda pack: (pack.name != "builtin", pack.name))


def table(found: Sequence[PackView], options: RenderOptions) -> str:
    """Return the packs for people."""
    lines = []
    for pack in found:
        source = f"{pack.distribution} {pack.version}".strip() or pack.module
        if pack.problem:
            lines.append(f"{pack.name}  ({source})  failed: {pack.problem}.")
            continue
        brings = [
            f"{count} {word if count == 1 else word + 's'}"
            for count, word in (
                (pack.rules, "rule"),
                (pack.lexicons, "word list"),
                (pack.formats, "format"),
                (pack.reporters, "reporter"),
            )
            if count
        ]
        lines.append(f"{pack.name}  ({source})  {', '.join(brings) or 'brings nothing'}")
    return fitting("\n".join(lines), options) + "\n"


def as_json(found: Sequence[PackView]) -> str:
    """Return the packs for programs."""
    return json.dumps({"plugins": [asdict(pack) for pack in found]}, indent=1) + "\n"
