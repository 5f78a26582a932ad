"""The examples of docs/python.md and README.md, run as they stand."""

import contextlib
import io
import re
from pathlib import Path
from typing import Any

_EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<said>.*?)```)?", re.DOTALL)


def test_each_example_prints_what_stands_below_it() -> None:
    known: dict[str, Any] = {}
    examples = list(_EXAMPLE.finditer(Path("docs/python.md").read_text(encoding="utf-8")))
    assert len(examples) == 9
    for example in examples:
        assert example["said"] is not None
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(example["code"], known)
        assert out.getvalue() == example["said"], example["code"]


def test_the_example_of_the_readme_runs() -> None:
    readme = Path("README.md").read_text(encoding="utf-8")
    codes = [match["code"] for match in _EXAMPLE.finditer(readme)]
    assert codes
    for code in codes:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(code, {})
        assert out.getvalue()
