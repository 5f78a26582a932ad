"""Nothing leaves the machine: the guard of conftest.py works, and the product needs no net."""

import socket

import pytest

from tests.conftest import NetworkError


def test_the_guard_stops_a_look_up() -> None:
    """A host name is not even looked up."""
    with pytest.raises(NetworkError):
        socket.getaddrinfo("example.org", 80)


def test_the_guard_stops_a_connection() -> None:
    """A connection by address is stopped too."""
    with socket.socket() as open_socket, pytest.raises(NetworkError):
        open_socket.connect(("192.0.2.1", 80))


def test_readability_needs_no_download() -> None:
    """Syllables are counted from our own dictionary, so no corpus is fetched."""
    from advisor.language.readability import formulas

    scores = formulas(["Write down three thoughts after dinner.", "Bring the list on Tuesday."])

    assert scores["flesch_kincaid_grade"] < 8
