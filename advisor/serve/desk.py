"""What the API does with a text: check it, mend it, write its card. Nothing of it is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from advisor.config import Choices, profiles
from advisor.errors import ConfigError
from advisor.findings import Applicability
from advisor.handouts import HANDOUTS, Layout
from advisor.rewriting.card import Rewrite, filled
from advisor.serve.turns import AskedWronglyError
from advisor.session import Session
from advisor.settings import near_miss
from advisor.wire import Plain, to_plain

if TYPE_CHECKING:
    from advisor.report import AssignmentView

MAX_TEXT = 100_000
"""Characters that a draft may have here; a plan of many weeks has a tenth of it."""

FORMATS = ("text", "markdown")
EXPORTS = {"txt": "text", "html": "html", "md": "markdown", "docx": "docx"}
"""The handout that writes each sort of file."""


@dataclass(frozen=True)
class Asked:
    """A request for one text, its parts checked."""

    text: str
    form: str = "text"
    profile: str | None = None
    reader: Mapping[str, Any] = field(default_factory=dict)
    layout: Layout = Layout.STANDARD
    upto: Applicability = Applicability.SAFE
    export: str = "txt"
    blanks: Mapping[int, str] = field(default_factory=dict)


def asked(body: Any) -> Asked:
    """Return what a request asks for.

    Raises:
        AskedWronglyError: a part is missing, or is not what it should be.
    """
    if not isinstance(body, dict):
        raise AskedWronglyError("Send a JSON object with a text.")
    text = body.get("text")
    if not isinstance(text, str):
        raise AskedWronglyError("'text' is missing: send the draft as a string.")
    if len(text) > MAX_TEXT:
        raise AskedWronglyError(
            f"This draft has {len(text):,} characters; {MAX_TEXT:,} are the most. Paste one plan.",
            413,
        )
    reader, blanks = body.get("reader") or {}, body.get("blanks") or {}
    if not isinstance(reader, dict):
        raise AskedWronglyError('\'reader\' takes an object, such as {"audience": "teen"}.')
    return Asked(
        text=text,
        form=_one_of(body, "format", FORMATS, "text"),
        profile=_one_of(body, "profile", tuple(profiles()), None),
        reader=reader,
        layout=Layout(
            _one_of(body, "layout", tuple(layout.value for layout in Layout), "standard")
        ),
        upto=Applicability(_one_of(body, "upto", ("safe", "unsafe"), "safe")),
        export=_one_of(body, "form", tuple(EXPORTS), "txt"),
        blanks=_blanks(blanks),
    )


def _one_of(body: Mapping[str, Any], key: str, known: tuple[str, ...], usual: Any) -> Any:
    value = body.get(key)
    if value is None or value == "":
        return usual
    if value not in known:
        miss = near_miss(value, known) if isinstance(value, str) else ""
        raise AskedWronglyError(f"'{key}' cannot be that.{miss} Choose one of: {', '.join(known)}.")
    return value


def _blanks(given: Any) -> dict[int, str]:
    try:
        return {int(number): str(said) for number, said in dict(given).items()}
    except (TypeError, ValueError) as error:
        raise AskedWronglyError("'blanks' takes numbers of blanks, each with its words.") from error


class Desk:
    """One warm session for each profile; they share the language pipeline."""

    def __init__(self, *, config: Any = None) -> None:
        from advisor import load_pipeline

        self._config = config
        self._pipeline = load_pipeline()
        self._sessions: dict[str | None, Session] = {}
        # The first sentence warms up what the first draft would have to wait for.
        self._session(None).check_text("Walk to the gate.")

    def _session(self, profile: str | None) -> Session:
        if profile not in self._sessions:
            choices = Choices(config=self._config, profile=profile, cache=False)
            self._sessions[profile] = Session(choices, pipeline=self._pipeline)
        return self._sessions[profile]

    def check(self, one: Asked) -> Plain:
        """Return the report on a text as the JSON contract has it, with the cards beside it."""
        session = self._session(one.profile)
        report = session.check_text(one.text, form=one.form, reader=one.reader)
        return {**to_plain(report), "cards": [_card(view) for view in report.assignments]}

    def fix(self, one: Asked) -> Plain:
        """Return a text with its rewrites applied, how many they were, and what was left out."""
        mended = self._session(one.profile).mend_text(one.text, one.upto, one.form)
        return {"text": mended.after, "applied": mended.applied, "left": list(mended.dropped)}

    def rewrite(self, one: Asked) -> Plain:
        """Return the finished card, as `advisor rewrite --format json` writes it."""
        text = HANDOUTS["json"].render([self._rewritten(one)], one.layout)
        card: Plain = json.loads(text)
        return card

    def export(self, one: Asked) -> tuple[bytes, str]:
        """Return the card as a file, and the ending of its name."""
        handout = HANDOUTS.get(EXPORTS[one.export])
        if handout is None:
            raise AskedWronglyError(
                "Word files need the extra: pip install 'homework-advisor[docs]'.", 501
            )
        made: Any = handout.render([self._rewritten(one)], one.layout)
        return (made if isinstance(made, bytes) else made.encode("utf-8")), one.export

    def _rewritten(self, one: Asked) -> Rewrite:
        session = self._session(one.profile)
        card = session.rewrite_text(one.text, form=one.form, reader=one.reader)
        return filled(card, dict(one.blanks)) if one.blanks else card

    def open(self, data: bytes, name: str) -> Plain:
        """Return the text of a file that was dropped on the page, and its format.

        Raises:
            AdvisorError: it cannot be read.
        """
        text, form = self._session(None).text_of(data, PurePath(name).name)
        return {"text": text, "format": form if form in FORMATS else "text"}

    def rules(self) -> Plain:
        """Return all rules with their settings."""
        from advisor.catalogue import rule_pages

        return {"rules": [{k: v for k, v in rule.items() if k != "page"} for rule in rule_pages()]}

    def rule(self, name: str) -> Plain:
        """Return one rule with its page.

        Raises:
            ConfigError: there is none of that name.
        """
        from advisor.catalogue import rule_pages

        known = {rule["name"]: rule for rule in rule_pages()}
        if name not in known:
            raise ConfigError(f"There is no rule of that name.{near_miss(name, list(known))}")
        return dict(known[name])

    def profiles(self) -> Plain:
        """Return the profiles, each with what it is for."""
        return {
            "profiles": [
                {"name": name, "summary": str(table.get("summary", ""))}
                for name, table in profiles().items()
            ]
        }


def _card(view: AssignmentView) -> Plain:
    return {
        "title": view.title,
        "kind": view.kind,
        "skill": view.skill,
        "lines": [
            {
                "element": line.element,
                "label": line.label,
                "present": line.present,
                "quote": line.quote,
                "weak": line.weak,
                "proposal": line.proposal,
                "required": line.required,
            }
            for line in view.card
        ],
    }
