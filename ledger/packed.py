"""A backup as one file: a tar archive with the encrypted ledger, and the key under a passphrase.

`ledger.tar.age` is the ledger, encrypted by age to recipients. With a passphrase the recipient is a
key that was made for this backup alone; `identity.age` holds this key, encrypted by age under the
passphrase. So everything of any size is streamed, and without this program
`tar -xf FILE` and `age -d -i identity.age ledger.tar.age | tar -x` open a backup.

The archive has no byte that could be changed unseen: age authenticates both members, and the frame
around them must be as it was written.
"""

from __future__ import annotations

import tarfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO

import pyrage

from contest.errors import LedgerError, UsageError

_IDENTITY, _LEDGER = "identity.age", "ledger.tar.age"
_BLOCK = tarfile.BLOCKSIZE
_END = bytes(2 * _BLOCK)
_LARGEST_IDENTITY = 10_000
_LEAST_PASSPHRASE = 12
_TURNS, _PAUSE_SECONDS = 30, 0.5
_TOO_MUCH_WORK = "Excessive work parameter"


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens a backup. `recipients`: public keys (`age1…`), to encrypt. `identities`: private
    keys (`AGE-SECRET-KEY-1…`), to decrypt. `passphrase`: for both; "" for none.

    Raises:
        UsageError: a key cannot be read, or the passphrase is short.
    """

    recipients: Sequence[str] = ()
    identities: Sequence[str] = field(default=(), repr=False)
    passphrase: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.passphrase and len(self.passphrase) < _LEAST_PASSPHRASE:
            raise UsageError(
                f"the passphrase has {len(self.passphrase)} characters; expected "
                f"{_LEAST_PASSPHRASE} at least, because whoever has the backup may try all day"
            )


def encrypt(plain: IO[bytes], out: IO[bytes], keys: Keys) -> None:
    """Write what `plain` holds from its place on as a backup to `out`, which must be seekable.

    Raises:
        UsageError: there is no key to encrypt with, or a recipient cannot be read.
    """
    recipients = [_recipient(text) for text in keys.recipients]
    if bool(recipients) == bool(keys.passphrase):
        raise UsageError(
            "a backup is encrypted either to --recipient age1…, which may be repeated, or under "
            "the passphrase in the file of --passphrase-file or in $CONTEST_BACKUP_PASSPHRASE; "
            "expected one of the two"
        )
    if keys.passphrase:
        own = pyrage.x25519.Identity.generate()
        recipients = [own.to_public()]
        sealed = pyrage.passphrase.encrypt(str(own).encode(), keys.passphrase)
        out.write(_header(_IDENTITY, len(sealed)) + sealed + _padding(len(sealed)))
    start = out.tell()
    out.write(bytes(_BLOCK))
    pyrage.encrypt_io(plain, out, recipients)
    out.seek(0, 2)
    size = out.tell() - start - _BLOCK
    out.write(_padding(size) + _END)
    out.seek(start)
    out.write(_header(_LEDGER, size))


def decrypt(packed: IO[bytes], out: IO[bytes], keys: Keys) -> None:
    """Write to `out` what `encrypt` was given. If it raises, what was written means nothing.

    Raises:
        LedgerError: the file was cut or altered, is no backup, or these keys do not open it.
        UsageError: there is no key, or a key cannot be read.
    """
    identities = [_identity(text) for text in keys.identities]
    if bool(identities) == bool(keys.passphrase):
        raise UsageError(
            "a backup is opened either by --identity FILE or by the passphrase in the file of "
            "--passphrase-file or in $CONTEST_BACKUP_PASSPHRASE; expected one of the two"
        )
    size = _read_header(packed, _IDENTITY)
    if (size is not None) != bool(keys.passphrase):
        how = "to recipients" if size is None else "under a passphrase"
        raise _refused(f"it was encrypted {how}")
    if size is not None:
        if size > _LARGEST_IDENTITY:
            raise _refused("its key is too large")
        identities = [_unsealed(packed.read(size), keys.passphrase)]
        _skip_padding(packed, size)
    size = _read_header(packed, _LEDGER)
    if size is None:
        raise _refused("it holds no ledger")
    try:
        pyrage.decrypt_io(_Part(packed, size), out, identities)
    except (OSError, pyrage.DecryptError) as error:
        raise _refused("it was cut or altered, or the key is another one") from error
    _skip_padding(packed, size)
    if packed.read() != _END:
        raise _refused("its end was cut or altered")


class _Part:
    """The next bytes of a stream, as a stream of their own."""

    def __init__(self, stream: IO[bytes], size: int) -> None:
        self._stream, self._left = stream, size

    def read(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        data = self._stream.read(wanted)
        self._left -= len(data)
        return data


def _header(name: str, size: int) -> bytes:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry.tobuf(tarfile.GNU_FORMAT)


def _read_header(packed: IO[bytes], name: str) -> int | None:
    """The size of the member that begins here; None if it is another member, which then begins
    here still."""
    block = packed.read(_BLOCK)
    try:
        entry = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
    except (tarfile.HeaderError, ValueError) as error:
        raise _refused("it is no backup, or it was cut or altered") from error
    if entry.name not in (_IDENTITY, _LEDGER) or _header(entry.name, entry.size) != block:
        raise _refused("it is no backup, or it was cut or altered")
    if entry.name != name:
        packed.seek(-_BLOCK, 1)
        return None
    return entry.size


def _padding(size: int) -> bytes:
    return bytes(-size % _BLOCK)


def _skip_padding(packed: IO[bytes], size: int) -> None:
    padding = _padding(size)
    if packed.read(len(padding)) != padding:
        raise _refused("it was cut or altered")


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise UsageError(
            f"found the recipient {text[:20]!r}; expected a public key of age such as age1…"
        ) from error


def _identity(text: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError as error:
        raise UsageError(
            "the identity cannot be read; expected a private key of age: AGE-SECRET-KEY-1…"
        ) from error


def _unsealed(sealed: bytes, passphrase: str) -> pyrage.x25519.Identity:
    """The key under the passphrase.

    age measures the machine first and refuses work that seems to take too long, so a machine that
    was busy for a moment refuses what it sealed itself. The program asks again.
    """
    for turn in range(1, _TURNS + 1):
        try:
            return _identity(pyrage.passphrase.decrypt(sealed, passphrase).decode())
        except (pyrage.DecryptError, UsageError, UnicodeDecodeError) as error:
            if not str(error).startswith(_TOO_MUCH_WORK):
                why = "the passphrase is another one, or the key was altered"
                raise _refused(why) from error
            if turn == _TURNS:
                why = "this machine is too busy to try the passphrase; try again when it is quiet"
                raise _refused(why) from error
            time.sleep(_PAUSE_SECONDS)
    raise AssertionError


def _refused(why: str) -> LedgerError:
    return LedgerError(f"the backup cannot be restored: {why}; nothing was put in place")
