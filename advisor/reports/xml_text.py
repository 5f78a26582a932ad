"""Text that an XML document may hold."""

import re

_UNSAYABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, escaped or not: control marks, lone surrogates."""


def sayable(text: str) -> str:
    """Return a text in which a replacement mark stands for each forbidden character."""
    return _UNSAYABLE.sub("�", text)
