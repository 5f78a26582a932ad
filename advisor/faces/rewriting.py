"""One `advisor rewrite`: from drafts to finished cards."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from advisor.config import Choices
from advisor.errors import AdvisorError, ConfigError, DraftError, NoDraftError
from advisor.faces.screen import complain, write
from advisor.handouts import HANDOUTS, Layout
from advisor.handouts.changes import render_changes
from advisor.handouts.word import NAME, render_word
from advisor.rewriting.card import Blank, Rewrite, filled
from advisor.session import Session

STDIN = "<stdin>"
"""What piped text is called."""

Ask = Callable[[str], str]
"""Shows a question, and returns the answer: "" leaves the blank as it is."""


class Rewriting:
    """Rewrites what the command line names, and writes the cards where they are wanted."""

    def __init__(
        self, choices: Choices, *, encoding: str | None = None, stdin_name: str = STDIN
    ) -> None:
        self._session = Session(choices, encoding=encoding)
        self._stdin_name = stdin_name
        self._status = 0

    def close(self) -> None:
        """Let go of the session."""
        self._session.close()

    def run(
        self,
        paths: Sequence[str],
        *,
        form: str,
        layout: Layout,
        output: Path | None = None,
        diff: bool = False,
        ask: Ask | None = None,
    ) -> int:
        """Rewrite all drafts, write the cards and return the exit status.

        Args:
            paths: files and folders; "-" for text that is piped in.
            form: the name of a handout format.
            layout: how the cards are set.
            output: the file to write to, stdout if `None`.
            diff: show what changed, and which finding each change answers, instead of the cards.
            ask: asks for each blank.

        Raises:
            DraftError: the output cannot be written.
        """
        rewrites = [one for one in self._rewrites(paths) if self._usable(one)]
        if ask is not None:
            rewrites = [_asked(rewrite, ask) for rewrite in rewrites]
        if form == NAME and not diff:
            return self._as_word(rewrites, layout, output)
        text = render_changes(rewrites) if diff else HANDOUTS[form].render(rewrites, layout)
        # An object that says that all drafts were refused is still an answer for a program.
        if rewrites or (form == "json" and not diff):
            _put(text, output)
        return self._status

    def _as_word(self, rewrites: Sequence[Rewrite], layout: Layout, output: Path | None) -> int:
        if output is None:
            raise ConfigError("A Word file is nothing for the screen: name it with -o card.docx.")
        if rewrites:
            _keep(render_word(rewrites, layout), output)
        return self._status

    def _rewrites(self, paths: Sequence[str]) -> Iterator[Rewrite]:
        """Yield the rewrites; a draft that cannot be used is named, and the others go on."""
        for path in paths:
            if path == "-":
                data = sys.stdin.buffer.read()
                with self._named():
                    yield self._session.rewrite_bytes(data, self._stdin_name)
                continue
            for source in self._session.find([Path(path)]):
                with self._named():
                    yield self._session.rewrite_source(source)

    def _named(self) -> "_Named":
        return _Named(self)

    def fail(self, error: AdvisorError) -> None:
        """Name a draft that could not be used."""
        complain(str(error))
        self._status = 2

    def _usable(self, rewrite: Rewrite) -> bool:
        if rewrite.refusal:
            complain(f"{rewrite.name}: {rewrite.refusal}.")
            self._status = max(self._status, 1)
        return not rewrite.refusal


class _Named(suppress):
    """Lets a draft fail alone."""

    def __init__(self, face: Rewriting) -> None:
        super().__init__(DraftError)
        self._face = face

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        if isinstance(error, NoDraftError):
            return True
        if isinstance(error, DraftError):
            self._face.fail(error)
            return True
        return False


def _keep(data: bytes, output: Path) -> None:
    try:
        output.write_bytes(data)
    except OSError as error:
        raise DraftError(f"{output}: cannot be written: {error.strerror or error}.") from error


def _put(text: str, output: Path | None) -> None:
    if output is None:
        write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DraftError(f"{output}: cannot be written: {error.strerror or error}.") from error


def _asked(rewrite: Rewrite, ask: Ask) -> Rewrite:
    """Return a rewrite whose blanks were asked for, one after the other."""
    answers: dict[int, str] = {}
    blanks = rewrite.blanks
    for blank in blanks:
        said = ask(_question(rewrite, blank, len(blanks))).strip()
        if said.isdigit() and 0 < int(said) <= len(blank.proposals):
            answers[blank.number] = blank.proposals[int(said) - 1]
        elif said:
            answers[blank.number] = said
    return filled(rewrite, answers)


def _question(rewrite: Rewrite, blank: Blank, count: int) -> str:
    """Return what is shown for a blank: its line, its proposals, and how to answer."""
    line = next(line for line in rewrite.lines if blank in line.blanks)
    shown = line.text(lambda one: "____" if one == blank else one.proposals[0])
    ideas = "\n".join(f"  {number}. {text}" for number, text in enumerate(blank.proposals, 1))
    return (
        f"Blank {blank.number} of {count}: {blank.name}\n  {shown}\n{ideas}\n"
        "A number, your own words, or Enter to leave it open."
    )
