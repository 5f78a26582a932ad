"""What every test stands on: nothing may leave the machine."""

import sys

_TALKS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
_HERE = {"127.0.0.1", "::1", "localhost", None, ""}


class NetworkError(AssertionError):
    """Some code tried to reach another machine."""


def _forbid_network(event: str, args: tuple[object, ...]) -> None:
    if event not in _TALKS:
        return
    target = args[0] if event == "socket.getaddrinfo" or "gethost" in event else args[-1]
    host = target[0] if isinstance(target, tuple) else target
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    if host not in _HERE and not (isinstance(host, str) and host.startswith("/")):
        message = f"{event} to {host!r}: tests and product stay on this machine"
        raise NetworkError(message)


# An audit hook cannot be taken out again, and so neither can a test slip past it.
sys.addaudithook(_forbid_network)
