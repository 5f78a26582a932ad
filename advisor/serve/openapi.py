"""The description of the API, for programs: OpenAPI 3.1, built from the table of its calls."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from advisor.handouts import Layout
from advisor.serve.asked import EXPORTS, FORMATS, MAX_TEXT
from advisor.version import __version__

Plain = dict[str, Any]


def _string(**more: Any) -> Plain:
    return {"type": "string", **more}


def _list(items: Plain) -> Plain:
    return {"type": "array", "items": items}


def _object(optional: Mapping[str, Plain] | None = None, /, **required: Plain) -> Plain:
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required)}


def _ref(name: str) -> Plain:
    return {"$ref": f"#/components/schemas/{name}"}


def _or_null(kind: str) -> Plain:
    return {"type": [kind, "null"]}


_FACTS = {
    "format": _string(enum=list(FORMATS), default="text"),
    "profile": _string(description="a name of GET profiles; the usual settings without it"),
    "reader": {"type": "object", "description": "who reads it, as in docs/fields.md"},
}
_LAYOUT = _string(enum=[layout.value for layout in Layout], default="standard")
_TEXT = _string(maxLength=MAX_TEXT, description="the draft")
_BLANKS: Plain = {
    "type": "object",
    "description": "words for blanks of the card, by their numbers",
    "propertyNames": {"pattern": "^[0-9]{1,6}$"},
    "additionalProperties": {"type": "string"},
}
_CHECK = _object(_FACTS, text=_TEXT)
_FIX = _object({**_FACTS, "upto": _string(enum=["safe", "unsafe"], default="safe")}, text=_TEXT)
_REWRITE = _object({**_FACTS, "layout": _LAYOUT, "blanks": _BLANKS}, text=_TEXT)
_WHOLE_CARD = {"oneOf": [_ref("Card"), {**_list(_ref("Card")), "minItems": 1}]}
_EXPORT = {
    **_object(
        {
            "text": _TEXT,
            "card": {**_WHOLE_CARD, "description": "cards of rewrite, in the place of a text"},
            **_FACTS,
            "form": _string(enum=list(EXPORTS), default="txt"),
            "layout": _LAYOUT,
            "blanks": _BLANKS,
        }
    ),
    "anyOf": [{"required": ["text"]}, {"required": ["card"]}],
}

_PIECE = {
    "oneOf": [
        _object(text=_string()),
        _object(blank={"type": "integer"}, name=_string(), proposals=_list(_string())),
    ]
}
_LINE = _object(
    {
        "origin": _string(enum=["kept", "reworded", "proposed"]),
        "under": {"type": "boolean"},
        "heading": {"type": "boolean"},
        "answers": _list(_string(description="a rule whose finding this settles")),
    },
    pieces=_list(_PIECE),
)
_CARD = _object(
    {"skill": _or_null("string"), "source": _or_null("string")},
    title=_string(),
    sections=_list(_object(name=_string(), label=_string(), lines=_list(_LINE))),
)
_CHANGE = _object(
    rule=_string(),
    message=_string(),
    line={"type": "integer"},
    before=_string(),
    after=_string(),
)
_REWRITTEN = _object(
    {"html": _string(description="the card as a page to print, if a layout was named")},
    schema={"const": "1"},
    layout=_LAYOUT,
    drafts=_list(
        _object(
            path=_string(),
            refusal=_or_null("string"),
            cards=_list(_ref("Card")),
            left_out=_list(_string()),
            changes=_list(_CHANGE),
        )
    ),
)
_TOLD = _object(
    title=_or_null("string"),
    kind=_string(),
    skill=_string(),
    lines=_list(
        _object(
            element=_string(),
            label=_string(),
            present={"type": "boolean"},
            quote=_string(),
            weak={"type": "boolean"},
            proposal=_string(),
            required={"type": "boolean"},
        )
    ),
)
_FIXED = _object(
    text=_string(),
    applied={"type": "integer"},
    left=_list(_string(description="why a rewrite was not kept")),
)
_OPENED = _object(
    text=_string(), format=_string(enum=list(FORMATS)), drafts={"type": "integer", "minimum": 1}
)
_RULE = _object(
    name=_string(),
    category=_string(),
    scope=_string(),
    severity=_string(),
    default={"type": "boolean"},
    summary=_string(),
    why=_string(),
    settings=_list(_object(name=_string(), default={}, doc=_string())),
)
_RULE_PAGE = {
    "allOf": [
        _ref("Rule"),
        _object(page=_list(_object(heading=_string(), kind=_string(), lines=_list(_string())))),
    ]
}
_ERROR = _object(error=_object(message=_string()))

_ALWAYS = {
    400: "the request is not as it should be",
    401: "the key is missing or old",
    403: "another page asked",
    421: "the address is not the advisor's own",
}
_SENT = {
    408: "the request took too long to arrive",
    413: "the request or the draft is too long",
    415: "the body is neither JSON nor a file",
    422: "the draft or a setting cannot be used, or an extra is not installed",
    503: "the advisor is busy, or the draft takes too long",
}


@dataclass(frozen=True)
class Call:
    """One call of the API: its method, what it does, takes and gives, and how it may fail."""

    method: str
    summary: str
    gives: Plain
    takes: Plain | None = None
    fails: tuple[tuple[int, str], ...] = ()


CALLS: dict[str, Call] = {
    "/api/v1/check": Call("post", "Check a text", _ref("Checked"), _CHECK),
    "/api/v1/fix": Call("post", "Apply rewrites to a text", _FIXED, _FIX),
    "/api/v1/rewrite": Call("post", "Write the whole card of a text", _REWRITTEN, _REWRITE),
    "/api/v1/export": Call("post", "Write the card as a file", {}, _EXPORT),
    "/api/v1/open": Call("post", "Read a file that was dropped", _OPENED, {}),
    "/api/v1/rules": Call("get", "All rules", _object(rules=_list(_ref("Rule")))),
    "/api/v1/rules/{name}": Call(
        "get", "One rule with its page", _RULE_PAGE, fails=((422, "there is no such rule"),)
    ),
    "/api/v1/profiles": Call(
        "get",
        "All profiles",
        _object(profiles=_list(_object(name=_string(), summary=_string()))),
    ),
    "/api/v1/openapi.json": Call("get", "This description", {"type": "object"}),
}
"""All calls by path."""


@cache
def openapi() -> Plain:
    """Return the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Homework Advisor",
            "version": __version__,
            "description": "Answers this computer only. Nothing that is sent is kept. Offsets are "
            "code points. Every error is one sentence.",
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Advisor-Token"}
            },
            "schemas": {
                "Error": _ERROR,
                "Card": _CARD,
                "Told": _TOLD,
                "Rule": _RULE,
                **_contract(),
            },
        },
        "security": [{"key": []}],
        "paths": {path: {call.method: _operation(path, call)} for path, call in CALLS.items()},
    }


def _contract() -> Plain:
    """Return the schemas of the JSON contract, and of what a check gives: a file of it, and cards."""
    text = files("advisor.reports").joinpath("report.schema.json").read_text(encoding="utf-8")
    known: Plain = json.loads(text.replace('"#/$defs/', '"#/components/schemas/'))["$defs"]
    file = known.pop("file")
    checked = {
        **file,
        "properties": {**file["properties"], "cards": _list(_ref("Told"))},
        "required": [*file["required"], "cards"],
    }
    return {**known, "Checked": checked}


def _content(kind: str, schema: Plain) -> Plain:
    return {kind: {"schema": schema} if schema else {}}


def _operation(path: str, call: Call) -> Plain:
    fails = {**_ALWAYS, **(_SENT if call.takes is not None else {}), **dict(call.fails)}
    error = _content("application/json", _ref("Error"))
    given: Plain = {"description": call.summary}
    given["content"] = _content("application/json", call.gives) if call.gives else {"*/*": {}}
    made: Plain = {
        "operationId": path.removeprefix("/api/v1/").partition(".")[0].replace("/{name}", "-page"),
        "summary": call.summary,
        "responses": {
            "200": given,
            **{str(code): {"description": fails[code], "content": error} for code in sorted(fails)},
        },
    }
    parameters: list[Plain] = []
    if "{name}" in path:
        parameters.append({"name": "name", "in": "path", "required": True, "schema": _string()})
    if path.endswith("/open"):
        told = "the name of the file, percent-encoded; its ending tells the format"
        header = {
            "name": "X-Advisor-Name",
            "in": "header",
            "schema": _string(),
            "description": told,
        }
        parameters.append(header)
    if parameters:
        made["parameters"] = parameters
    if call.takes is not None:
        kind = "application/json" if call.takes else "application/octet-stream"
        made["requestBody"] = {"required": True, "content": _content(kind, call.takes)}
    return made
