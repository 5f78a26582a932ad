"""`advisor lsp` where its library is missing."""

import importlib.util

import pytest
from click.testing import CliRunner

from advisor.faces.commands import cli


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "pygls" else found(name)
    )
    result = CliRunner().invoke(cli, ["lsp"])
    assert result.exit_code == 2
    assert "pip install 'homework-advisor[lsp]'" in result.output
