"""Loaded by the process that worker processes are copied from: it loads what they share."""

from contextlib import suppress

from advisor.errors import AdvisorError
from advisor.judging import warm_up

with suppress(AdvisorError):  # a worker meets the same fault, and reports it
    warm_up()
