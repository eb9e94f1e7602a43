"""What every process of the program sets where it begins."""

from __future__ import annotations

import os
import sys

from contest.console import print_everywhere
from contest.unforeseen import keep_messages_out_of_logs


def begin_process(*, private: bool = True) -> None:
    """Keep messages of unforeseen errors out of the logs, and other accounts out of the files, and
    let every console print what the program says.

    `private`: only this account reads the files that the process makes (0600, in directories of
    0700), because they hold answers, contacts or secrets.
    """
    keep_messages_out_of_logs()
    print_everywhere(sys.stdout, sys.stderr)
    if private:
        os.umask(0o077)
