"""Runs a command as a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from contest.process import begin_process

_INTERRUPTED, _NOBODY_READS = 130, 141


def run_alone(main: Callable[[], int], *, private: bool = True) -> NoReturn:
    """Run a command and end the process with its status.

    `private`: the files that the command makes are for its account alone.

    The process ends at once after its output is flushed. The engines have threads of their own
    (those that write Delta tables outlive the last write); a thread that still works while Python
    takes the interpreter apart ends the process with SIGABRT, after its answer was printed.
    """
    begin_process(private=private)
    try:
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except BrokenPipeError:  # such as `… | head`
        status = _NOBODY_READS
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(status)
