"""Write docs/openapi.json, the description of the page's API: `python docs/make_openapi.py`.

A test fails while the file differs from what this script would write.
"""

import json
from pathlib import Path

from advisor.serve.openapi import openapi

PAGE = Path(__file__).with_name("openapi.json")

if __name__ == "__main__":
    PAGE.write_text(json.dumps(openapi(), indent=1) + "\n", encoding="utf-8")
