"""The memory of a process that runs for weeks."""

import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import ctypes, sys, threading
if sys.argv[1] == "limited":
    from ledger.arenas import limit_arenas
    limit_arenas()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
together = threading.Barrier(12)

def take():
    together.wait()
    libc.malloc(1000)
    together.wait()

threads = [threading.Thread(target=take) for _ in range(12)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc.fopen.restype = ctypes.c_void_p
libc.malloc_info(0, ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w")))
libc.fflush(None)
"""


def test_threads_share_a_few_heaps(tmp_path: Path) -> None:
    heaps = {}
    for how in ("free", "limited"):
        told = tmp_path / how
        subprocess.run([sys.executable, "-c", _PROGRAM, how, told], check=True, timeout=60)
        heaps[how] = told.read_text().count("<heap nr=")
    assert heaps["limited"] < 6 < 12 < heaps["free"]  # loading the libraries makes some
