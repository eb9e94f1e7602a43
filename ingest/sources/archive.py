"""Unpacks a zip without trusting its directory.

Every entry is unpacked in pieces to its real end. Its size and its checksum must agree with those
in the directory of the zip.
"""

from __future__ import annotations

import copy
import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from contest.errors import SourceError
from ingest.sources.sheet import check_size

_CHUNK = 1 << 20
_ENCRYPTED = 1
_DAMAGES = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError,
    RuntimeError,
)  # fmt: skip


@contextmanager
def opened(name: str, stream: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Open the zip in a stream. Messages call the zip `name`.

    Raises:
        SourceError: the zip is damaged, or declares a size above the limit.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            check_size(name, sum(entry.file_size for entry in entries))
            names = [entry.filename for entry in entries]
            if len(set(names)) < len(names):
                raise zipfile.BadZipFile("two entries have one name")
            yield archive
    except (*_DAMAGES, OSError) as error:
        if isinstance(error, OSError) and error.errno != errno.EINVAL:  # EINVAL: impossible place
            raise
        raise SourceError(
            f"{name}: the zip file is damaged; download it again",
            code="damaged",
        ) from error


def has_password(name: str) -> SourceError:
    """The error for a zip or a workbook that a password protects."""
    return SourceError(
        f"{name}: a password protects the file; save it again without a password, or download the "
        "response sheet again",
        code="password",
    )


def pieces(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content of an entry. Call only inside `opened`, which reports damage.

    Raises:
        SourceError: a password protects the entry. Messages call the zip `name`.
    """
    if entry.flag_bits & _ENCRYPTED:
        raise has_password(name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile("no export is compressed in this way")
    # Ask for one byte more than declared, to notice an entry that is longer than declared.
    asked = copy.copy(entry)
    asked.file_size = entry.file_size + 1
    size = 0
    with archive.open(asked) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > entry.file_size:
                break
            yield piece
    if size != entry.file_size:
        raise zipfile.BadZipFile("an entry is not as long as declared")
