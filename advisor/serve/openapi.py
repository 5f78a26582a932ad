"""The description of the API, for programs: OpenAPI 3.1."""

from typing import Any

from advisor.version import __version__

_TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {
        "text": {"type": "string", "maxLength": 100_000},
        "format": {"enum": ["text", "markdown"], "default": "text"},
        "profile": {"enum": ["clinic", "training", "library", "easy-read"]},
        "reader": {"type": "object", "description": "as in docs/fields.md"},
        "layout": {"enum": ["standard", "large-print", "easy-read"], "default": "standard"},
        "upto": {"enum": ["safe", "unsafe"], "default": "safe"},
        "form": {"enum": ["txt", "html", "md", "docx"], "default": "txt"},
        "blanks": {"type": "object", "description": "words for blanks, by their number"},
    },
}
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["message"],
            "properties": {"message": {"type": "string"}},
        }
    },
}

_ERRORS = {
    "400": "the request is not as it should be",
    "401": "the key is missing or old",
    "403": "another page asked",
    "408": "the request took too long to arrive",
    "413": "the text is too long",
    "415": "the body is no JSON",
    "421": "the address is not the advisor's own",
    "422": "the draft or a setting cannot be used",
    "500": "a fault of the advisor",
    "503": "the advisor is busy, or the text takes too long",
}

PATHS: dict[str, tuple[str, str, str]] = {
    "/api/v1/check": (
        "post",
        "Check a text",
        "the JSON contract for one file, and the cards beside it",
    ),
    "/api/v1/fix": (
        "post",
        "Apply rewrites",
        "the new text, how many were applied, and what was left out",
    ),
    "/api/v1/rewrite": ("post", "Write the whole card", "as `advisor rewrite --format json`"),
    "/api/v1/export": ("post", "Write the card as a file", "the file"),
    "/api/v1/open": ("post", "Read a file that was dropped", "its text and its format"),
    "/api/v1/rules": ("get", "All rules", "the rules"),
    "/api/v1/rules/{name}": ("get", "One rule with its page", "the rule"),
    "/api/v1/profiles": ("get", "The profiles", "the profiles"),
    "/api/v1/openapi.json": ("get", "This description", "this description"),
}
"""Method, what it does, and what it answers, by path."""


def openapi() -> dict[str, Any]:
    """Return the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Homework Advisor",
            "version": __version__,
            "description": "Answers this computer only. Nothing that is sent is kept.",
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Advisor-Token"}
            },
            "schemas": {"Text": _TEXT, "Error": _ERROR},
        },
        "security": [{"key": []}],
        "paths": {
            path: {method: _operation(path, *told)} for path, (method, *told) in PATHS.items()
        },
    }


def _answers(path: str) -> dict[str, Any]:
    """Return the types of what a path answers."""
    if path.endswith("/export"):
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return {kind: {} for kind in ("text/plain", "text/html", "text/markdown", word)}
    return {"application/json": {"schema": {"type": "object"}}}


def _operation(path: str, summary: str, answer: str) -> dict[str, Any]:
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    made: dict[str, Any] = {
        "summary": summary,
        "responses": {
            "200": {"description": answer, "content": _answers(path)},
            **{status: {"description": what, "content": error} for status, what in _ERRORS.items()},
        },
    }
    if "{name}" in path:
        made["parameters"] = [
            {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
    if path.endswith("/open"):
        made["requestBody"] = {"content": {"application/octet-stream": {}}}
        made["parameters"] = [
            {"name": "X-Advisor-Name", "in": "header", "schema": {"type": "string"}}
        ]
    elif PATHS[path][0] == "post":
        schema = {"$ref": "#/components/schemas/Text"}
        made["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    return made
