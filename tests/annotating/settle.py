"""Accepts or rejects all tracked changes of a Word file in LibreOffice; run by its own Python.

python3 settle.py SOURCE TARGET PROFILE Accept|Reject
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]

SOURCE, TARGET, PROFILE, WHAT = sys.argv[1:5]
PIPE = f"pipe,name=advisor{time.time_ns()};urp;"


def prop(name: str, value: object) -> Any:
    """Return a named value, as the office wants it."""
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def connected() -> Any:
    """Return the running office, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:{PIPE}StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001
            time.sleep(0.1)
    sys.exit("the office did not start")


office = subprocess.Popen(
    [
        "soffice",
        f"-env:UserInstallation={Path(PROFILE).as_uri()}",
        "--headless",
        "--norestore",
        f"--accept={PIPE}",
    ],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
try:
    context = connected()
    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    hidden = (prop("Hidden", value=True),)
    file = desktop.loadComponentFromURL(Path(SOURCE).as_uri(), "_blank", 0, hidden)
    frame = file.getCurrentController().getFrame()
    dispatcher = make("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(frame, f".uno:{WHAT}AllTrackedChanges", "", 0, ())
    file.storeToURL(Path(TARGET).as_uri(), (prop("FilterName", "MS Word 2007 XML"),))
finally:
    office.kill()
    office.wait()
# The bridge may fall over its dead office on the way out.
os._exit(0)
