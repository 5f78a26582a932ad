"""The JSON Schema of a settings file, for editors that complete and check TOML."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from advisor.config import profiles
from advisor.config_file import File
from advisor.explain import settings_of
from advisor.rule import Rule

_LEVELS = ["off", "info", "suggestion", "warning", "error"]


def schema(rules: Mapping[str, Rule]) -> dict[str, Any]:
    """Return the schema, with every rule and its settings by name.

    Args:
        rules: all installed rules by name.
    """
    made = File.model_json_schema(by_alias=True)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Settings of Homework Advisor (advisor.toml, or [tool.advisor])"
    by_rule = {
        "type": "object",
        # House rules and those of other packs have names of their own.
        "additionalProperties": {
            "anyOf": [
                {"enum": ["on", *_LEVELS]},
                {"type": "boolean"},
                {"$ref": "#/$defs/RuleTable"},
            ]
        },
        "properties": {name: _rule(rule) for name, rule in rules.items()},
    }
    made["$defs"]["Rules"] = by_rule
    for model in (made, made["$defs"]["Profile"], made["$defs"]["PerFile"]):
        if "rules" in model["properties"]:
            model["properties"]["rules"] = {"$ref": "#/$defs/Rules"}
    names = sorted({*rules, *(rule.category for rule in rules.values()), "all"})
    for model in (made, made["$defs"]["Profile"]):
        for key in ("select", "ignore"):
            model["properties"][key] = {
                "type": "array",
                "items": {"anyOf": [{"enum": names}, {"type": "string"}]},
            }
    made["properties"]["profile"] = {
        "type": "string",
        "description": "A profile of one's own, or one of: " + ", ".join(profiles()),
        "examples": list(profiles()),
    }
    return made


def _rule(rule: Rule) -> dict[str, Any]:
    table: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"severity": {"enum": _LEVELS}, "enabled": {"type": "boolean"}},
    }
    docs = {setting["name"]: setting["doc"] for setting in settings_of(rule)}
    for item in fields(rule.options) if rule.options is not None else ():
        default = getattr(rule.options(), item.name)  # type: ignore[misc]
        name = item.name.replace("_", "-")
        table["properties"][name] = {**_type_of(default), "description": docs[name]}
    return {
        "description": rule.summary,
        "anyOf": [{"enum": ["on", *_LEVELS]}, {"type": "boolean"}, table],
    }


def _type_of(default: Any) -> dict[str, Any]:
    """Return the type of a setting by its default."""
    match default:
        case bool():
            return {"type": "boolean", "default": default}
        case int():
            return {"type": "integer", "default": default}
        case float():
            return {"type": "number", "default": default}
        case tuple():
            return {"type": "array", "items": {"type": "string"}, "default": list(default)}
        case _:
            return {"type": "string", "default": default}
