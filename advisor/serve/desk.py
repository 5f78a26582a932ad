"""What the API does with a text: check it, mend it, write its card. Nothing of it is kept."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from advisor.config import Choices
from advisor.errors import ConfigError
from advisor.handouts import HANDOUTS
from advisor.handouts.word import NAME, render_word
from advisor.rewriting.card import Rewrite, filled
from advisor.serve.asked import EXPORTS, FORMATS, Asked, AskedWronglyError, asked, not_too_long
from advisor.session import TEXT, Session
from advisor.settings import near_miss
from advisor.wire import Plain, to_plain

if TYPE_CHECKING:
    from advisor.report import AssignmentView


class Desk:
    """One warm session for each profile; they share the language pipeline.

    Args:
        config: the settings file to use, not the nearest.

    Raises:
        ConfigError: the settings cannot be used.
    """

    def __init__(self, *, config: Path | None = None) -> None:
        from advisor import load_pipeline

        self._config = config
        self._pipeline = load_pipeline()
        self._sessions: dict[str | None, Session] = {}
        # The first sentence warms up what the first draft would have to wait for.
        self._session(None).check_text("Walk to the gate.")

        self._profiles = self._session(None).profiles()

    def asked(self, body: bytes, *, card: bool = False) -> Asked:
        """Return what a request asks for.

        Raises:
            AskedWronglyError: it is not as it should be.
        """
        return asked(body, self._profiles, card=card)

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
        mended = self._session(one.profile).mend_text(one.text, one.upto, one.form, one.reader)
        if mended.report.error:
            raise AskedWronglyError(mended.report.error, 422)
        return {"text": mended.after, "applied": mended.applied, "left": list(mended.dropped)}

    def rewrite(self, one: Asked) -> Plain:
        """Return the finished card, as `advisor rewrite --format json` writes it.

        Where a layout was named, the same card stands beside it as a page to print: `html`.
        """
        written = [self._rewritten(one)]
        card: Plain = json.loads(HANDOUTS["json"].render(written, one.layout))
        return {**card, "html": HANDOUTS["html"].render(written, one.layout)} if one.page else card

    def export(self, one: Asked) -> tuple[bytes, str]:
        """Return the card as a file, and the ending of its name.

        Raises:
            AskedWronglyError: there is no card, or what writes such files is not installed.
        """
        written = self._rewritten(one)
        if written.refusal:
            raise AskedWronglyError(f"There is no card to save. {written.refusal}.", 422)
        name = EXPORTS[one.export]
        if name == NAME:
            return render_word([written], one.layout), one.export
        return HANDOUTS[name].render([written], one.layout).encode("utf-8"), one.export

    def _rewritten(self, one: Asked) -> Rewrite:
        if one.cards:
            card = Rewrite(TEXT, one.cards)
        else:
            session = self._session(one.profile)
            card = session.rewrite_text(one.text, form=one.form, reader=one.reader)
        return filled(card, dict(one.blanks)) if one.blanks else card

    def open(self, data: bytes, name: str) -> Plain:
        """Return the text of a file that was dropped on the page, its format, and its drafts' number.

        Raises:
            AdvisorError: it cannot be read, or is too long.
        """
        name = PurePath(name).name
        text, form, drafts = self._session(None).text_of(data, name)
        form = form if form in FORMATS else "text"
        return {"text": not_too_long(text), "format": form, "drafts": drafts}

    def rules(self) -> Plain:
        """Return all rules with their settings."""
        pages = self._pages.values()
        return {"rules": [{k: v for k, v in rule.items() if k != "page"} for rule in pages]}

    def rule(self, name: str) -> Plain:
        """Return one rule with its page.

        Raises:
            ConfigError: there is none of that name.
        """
        if name not in self._pages:
            raise ConfigError(f"There is no rule of that name.{near_miss(name, list(self._pages))}")
        return self._pages[name]

    @cached_property
    def _pages(self) -> dict[str, Plain]:
        """All there is to say of each rule. The catalogue would keep it on the disk."""
        from advisor.explain import plain_rule
        from advisor.registry import rules

        return {name: plain_rule(rule) for name, rule in rules().items()}

    def profiles(self) -> Plain:
        """Return the profiles, each with what it is for."""
        found = [{"name": name, "summary": said} for name, said in self._profiles.items()]
        return {"profiles": found}


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
