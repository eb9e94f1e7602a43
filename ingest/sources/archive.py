"""Unpacking a zip: nothing is believed that it says of itself.

Every entry is unpacked to its real end, in pieces, and its size and checksum are compared with
what the directory of the zip declares.
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
    """The zip in a stream; `name` is how messages call it.

    Raises:
        SourceError: it is damaged, has a password, or declares to be larger than allowed.
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
        if isinstance(error, OSError) and error.errno != errno.EINVAL:  # a place that cannot be
            raise
        raise SourceError(
            f"{name}: the zip file is damaged or has a password; download it again",
            code="damaged",
        ) from error


def pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of an entry. Inside `opened` only, which turns damage into its error."""
    if entry.flag_bits & _ENCRYPTED:
        raise zipfile.BadZipFile("a password is needed")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile("no export is compressed in this way")
    # One byte more than declared, so that an entry which goes on is seen to.
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
