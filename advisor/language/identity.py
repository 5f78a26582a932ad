"""Which pipeline reads, told without loading it."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

EMBEDDED = "embedded"
"""The name of the pipeline inside the package."""


@cache
def pipeline_version(name: str = EMBEDDED) -> str:
    """Return what tells a pipeline from any other: language, name and version.

    Args:
        name: `EMBEDDED`, the name of an installed pipeline, or its folder.
    """
    inside = files("advisor.language").joinpath("pipeline")
    folder = Path(str(inside)) if name == EMBEDDED else Path(name)
    try:
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
    except (OSError, ValueError):
        from importlib.metadata import PackageNotFoundError, version

        try:
            return f"{name}-{version(name)}"
        except PackageNotFoundError:
            return name
    return f"{meta.get('lang')}-{meta.get('name')}-{meta.get('version')}"
