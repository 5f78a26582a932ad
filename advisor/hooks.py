"""The doors for packs: what a plugin may bring in, the built-in rules included.

A pack is a module named under the entry-point group `advisor`. It brings what it has by
implementing any of these hooks with `advisor.api.hookimpl`.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from advisor.reading.format import Format
    from advisor.reports.reporter import Reporter
    from advisor.rule import Rule

GROUP = "advisor"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


class Hooks:
    """The hook specifications. They run at start-up only, never per draft."""

    @hookspec
    def advisor_rules(self) -> "Iterable[Rule]":  # type: ignore[empty-body]
        """Return the rules of this pack. Import them inside the function."""

    @hookspec
    def advisor_lexicons(self) -> Iterable[Path]:  # type: ignore[empty-body]
        """Return the word lists (TOML files) of this pack."""

    @hookspec
    def advisor_formats(self) -> "Iterable[Format]":  # type: ignore[empty-body]
        """Return the draft formats that this pack can read."""

    @hookspec
    def advisor_reporters(self) -> "Iterable[Reporter]":  # type: ignore[empty-body]
        """Return the reporters of this pack."""
