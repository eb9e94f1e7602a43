"""A command's process ends with its answer, whatever its engines' threads still do."""

from __future__ import annotations

import subprocess
import sys

COMMAND = """
import threading, time
from cli.process import run_alone

def main():
    threading.Thread(target=time.sleep, args=(600,)).start()
    print("the answer")
    return 1

run_alone(main)
"""


def test_a_command_ends_with_its_status_although_a_thread_still_works() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COMMAND], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "the answer\n", "")
