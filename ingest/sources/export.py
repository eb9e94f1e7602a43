"""The bytes of an export under a name: in a file, in memory, or in a copy that has no name on disk.

An export holds people's answers. A copy of it has no name in any folder, so nothing is left of the
copy when the process ends, however it ends.
"""

from __future__ import annotations

import io
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO


@dataclass(frozen=True, eq=False)
class Export:
    """The bytes of an export. `name` is the name of its file, which messages state.

    `open` returns the bytes from the beginning, as often as needed. `stamp` returns their number,
    and a value that is the same as long as nobody has changed the bytes.
    """

    name: str
    open: Callable[[], IO[bytes]]
    stamp: Callable[[], tuple[int, int]]


def as_export(file: Path | str | Export) -> Export:
    """The bytes of the file at a path; an export stays as it is."""
    if isinstance(file, Export):
        return file
    path = Path(file)

    def stamp() -> tuple[int, int]:
        found = path.stat()
        return found.st_size, found.st_mtime_ns

    return Export(path.name, lambda: path.open("rb"), stamp)


def in_memory(name: str, content: bytes) -> Export:
    """Bytes that are already in memory, such as an upload.

    >>> in_memory("a.csv", b"1,2").open().read()
    b'1,2'
    """
    return Export(name, lambda: io.BytesIO(content), lambda: (len(content), 0))


def copied(name: str, pieces: Iterable[bytes]) -> Export:
    """The pieces, written into a file without a name. The file is gone with the export, and with
    the process.

    Raises:
        OSError: the disk is full.
    """
    copy = tempfile.TemporaryFile()  # noqa: SIM115  (it is closed with the export)
    try:
        copy.writelines(pieces)
        copy.flush()
    except BaseException:
        copy.close()
        raise
    size, alone = copy.tell(), threading.Lock()
    export = Export(name, lambda: io.BufferedReader(_FromStart(copy, alone)), lambda: (size, 0))
    weakref.finalize(export, copy.close)
    return export


class _FromStart(io.RawIOBase):
    """Reads an open file from its beginning, wherever others read in the same file."""

    def __init__(self, file: IO[bytes], alone: threading.Lock) -> None:
        self._file, self._alone = file, alone
        self._place = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with the next bytes; 0 at the end."""
        with self._alone:  # not os.pread: Windows reads at a place in two steps
            self._file.seek(self._place)
            piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)
