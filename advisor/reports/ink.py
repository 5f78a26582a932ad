"""Colours of the terminal, for those who want them."""

from dataclasses import dataclass

from advisor.findings import Severity

OF_SEVERITY = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "33",
    Severity.SUGGESTION: "36",
    Severity.INFO: "34",
}
"""One calm colour a severity; only an error is loud."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Puts text in colour, or leaves it plain."""

    on: bool

    def _paint(self, codes: str, text: str) -> str:
        return f"\x1b[{codes}m{text}\x1b[0m" if self.on and text else text

    def bold(self, text: str) -> str:
        """Return a text in bold."""
        return self._paint("1", text)

    def dim(self, text: str) -> str:
        """Return a text that stands back."""
        return self._paint("2", text)

    def good(self, text: str) -> str:
        """Return a text about what is there."""
        return self._paint("32", text)

    def blank(self, text: str) -> str:
        """Return a blank that waits for the clinician."""
        return self._paint("1;35", text)

    def severity(self, severity: Severity, text: str) -> str:
        """Return a text in the colour of a severity."""
        return self._paint(OF_SEVERITY[severity], text)
