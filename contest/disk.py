"""What the program asks of a disk and Linux, macOS and Windows do in different ways."""

from __future__ import annotations

import os
import time
from pathlib import Path

_TRIES, _PAUSE = 20, 0.05  # a second: whoever reads a small file has closed it by then


def private(path: str, flags: int) -> int:
    """An opener for `open`: a file that is made is for the account of the program alone (0600).

    >>> open("a", "w+b", opener=private)  # doctest: +SKIP
    """
    return os.open(path, flags, 0o600)


def put(draft: Path | str, place: Path | str) -> None:
    """Put a written file in its place in one step: readers find the old file or the new one, whole.

    An empty folder gives its place to a folder. Windows refuses while another program has the file
    at that place open. A reader of this program closes the file at once, so the step is tried again
    for a second; Excel keeps a file open.

    Raises:
        OSError: the step is impossible; the old file is still there. A `PermissionError` on Windows
            means as a rule that a person has the file open.
    """
    if os.name == "nt" and Path(place).is_dir():
        Path(place).rmdir()
    for _ in range(_TRIES if os.name == "nt" else 0):
        try:
            os.replace(draft, place)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    os.replace(draft, place)


def sync_folder(place: Path) -> None:
    """Return when the names of a folder's files are on the disk. Windows opens no folder for that:
    its file system keeps a journal of names."""
    if os.name == "nt":
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
