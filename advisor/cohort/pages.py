"""The pages of a cohort: each one file that needs nothing else, and asks no network.

Style and script stand in the page, and its policy lets in these very bytes only.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from advisor.cohort.programme import programme_context
from advisor.cohort.showing import ProgrammeView, TraineeView
from advisor.cohort.trainee import trainee_context
from advisor.cohort.values import Level
from advisor.errors import ConfigError
from advisor.reports.glyphs import visible
from advisor.version import GENERATOR

if TYPE_CHECKING:
    from jinja2 import Environment

_SIGNS = {Level.THERE: "✓", Level.PARTLY: "◐", Level.MISSING: "–"}
"""What stands beside a level for those who see no colours."""

_BLANK = re.compile(r"\{([^{}]*)\}")


def programme_page(view: ProgrammeView) -> str:
    """Return the page of a whole cohort.

    Raises:
        ConfigError: the extra for cohorts is not installed.
    """
    return _page("programme.html.j2", lambda: programme_context(view))


def trainee_page(view: TraineeView) -> str:
    """Return the page of one trainee.

    Raises:
        ConfigError: the extra for cohorts is not installed.
    """
    return _page("trainee.html.j2", lambda: trainee_context(view), _own("verdicts.js"))


def _page(template: str, context: Callable[[], Mapping[str, object]], script: str = "") -> str:
    environment = _environment()
    from markupsafe import Markup

    style = _own("cohort.css")
    allowed = [f"style-src {_digest(style)}"]
    if script:
        allowed.append(f"script-src {_digest(script)}")
    policy = "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])
    page: str = environment.get_template(template).render(
        # Our own words, and nothing else, go in as they are.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=Markup(policy),  # noqa: S704
        generator=Markup(GENERATOR),  # noqa: S704
        **context(),
    )
    return page


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _own(name: str) -> str:
    """Return one of our files. A browser hashes what it parsed, where every line ends in LF."""
    text = files("advisor.cohort").joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


@cache
def _environment() -> "Environment":
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError:
        raise ConfigError(
            "Cohorts need an extra; install it: pip install 'homework-advisor[cohort]'."
        ) from None

    made = Environment(
        loader=FunctionLoader(lambda name: _own(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )
    made.globals.update(signs=_SIGNS, pieces=pieces)
    return made


def _shown(value: object) -> object:
    """Return what a template puts in: texts without marks that would turn a line around."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(value)
    return value


def pieces(text: str) -> Iterable[tuple[str, bool]]:
    """Yield a text piece by piece: what is written, and the blanks in {braces}, told by `True`."""
    at = 0
    for found in _BLANK.finditer(text):
        yield text[at : found.start()], False
        yield found[1], True
        at = found.end()
    yield text[at:], False
