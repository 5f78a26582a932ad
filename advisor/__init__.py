"""Homework Advisor: makes therapy homework clear, doable and kind.

The caller's face. `check` and `fix` take one text; an `Advisor` keeps the language pipeline
for many, and takes files as well:

    import advisor

    report = advisor.check("Practice coping skills this week.")
    for finding in report.findings:
        print(finding.line, finding.rule, finding.message)

Importing this module is cheap: what reads and judges is loaded on first use. Nothing that is
passed in is kept, and nothing leaves the machine.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from advisor.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from advisor.language.pipeline import Pipeline
    from advisor.mending import Mended
    from advisor.report import FileReport
    from advisor.rewriting.card import Rewrite

__all__ = ["Advisor", "__version__", "check", "fix", "load_pipeline", "rewrite"]


class Advisor:
    """Checks and mends any number of texts and files with one set of settings.

    Args:
        select: names of rules or categories to run; empty runs all that are on by default.
        ignore: names of rules or categories to leave out.
        profile: "clinic", "training", "library" or "easy-read".
        config: a settings file; without one, none is looked for.
        model: the name or folder of an installed spaCy pipeline, or "embedded".
        pipeline: what `load_pipeline` returned, to share it between advisors.

    Raises:
        advisor.errors.AdvisorError: a name or setting does not exist.
    """

    def __init__(
        self,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        profile: str | None = None,
        config: Path | str | None = None,
        model: str | None = None,
        pipeline: Pipeline | None = None,
    ) -> None:
        from pathlib import Path

        from advisor.config import Choices
        from advisor.session import Session

        choices = Choices(
            config=Path(config) if config is not None else None,
            isolated=config is None,
            profile=profile,
            select=tuple(select),
            ignore=tuple(ignore),
            model=model,
            cache=False,
        )
        self._session = Session(choices, pipeline=pipeline)
        self._session.validate()

    def check(self, text: str, *, name: str = "<text>", form: str = "text") -> FileReport:
        """Return what is found in a text; `form` is "text" or "markdown".

        An unusable text, such as an empty one, gives a report with `error` set.
        """
        return self._session.check_text(text, name, form)

    def check_files(self, paths: Iterable[Path | str]) -> Iterator[FileReport]:
        """Yield a report on each file, and on each draft in each folder, in order."""
        from pathlib import Path

        return self._session.check_paths(Path(path) for path in paths)

    def fix(self, text: str, *, unsafe: bool = False, form: str = "text") -> Mended:
        """Return a text with its safe rewrites applied; `after` is the new text.

        `unsafe` applies those as well where the meaning may shift. Blanks are never filled.

        Raises:
            advisor.errors.DraftError: the text cannot be used, for example because it is empty.
        """
        from advisor.findings import Applicability

        upto = Applicability.UNSAFE if unsafe else Applicability.SAFE
        return self._session.mend_text(text, upto, form)

    def rewrite(self, text: str, *, form: str = "text") -> Rewrite:
        """Return the finished card of a text, with named blanks for what it leaves open.

        `advisor.handouts.HANDOUTS` writes it as text, Markdown, HTML or JSON.

        Raises:
            advisor.errors.DraftError: the text cannot be used, for example because it is empty.
        """
        return self._session.rewrite_text(text, form=form)


@cache
def _usual() -> Advisor:
    return Advisor()


def check(text: str, *, form: str = "text") -> FileReport:
    """Return what is found in one text, with the default settings; see `Advisor.check`."""
    return _usual().check(text, form=form)


def fix(text: str, *, unsafe: bool = False, form: str = "text") -> Mended:
    """Return one text with its safe rewrites applied; see `Advisor.fix`."""
    return _usual().fix(text, unsafe=unsafe, form=form)


def rewrite(text: str, *, form: str = "text") -> Rewrite:
    """Return the finished card of one text; see `Advisor.rewrite`."""
    return _usual().rewrite(text, form=form)


def load_pipeline(model: str = "embedded") -> Pipeline:
    """Load a language pipeline with all word lists, to share it between advisors.

    Raises:
        advisor.errors.PipelineError: no such pipeline is installed.
    """
    from advisor.language.pipeline import load_pipeline as load
    from advisor.registry import lexicons

    return load(lexicons().values(), model)
