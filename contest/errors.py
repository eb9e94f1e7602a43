"""The errors of the project, one tree.

ContestError
├── FolderError       the contest folder cannot be used; `problems` lists every mistake
├── SourceError       a file or sheet cannot be read whole; nothing was loaded
├── UsageError        a command or call names something that does not exist
├── NotAllowedError   the role of whoever asks may not see or do this
└── LedgerError       the ledger cannot be opened, or another writer was faster

A message says what is wrong, where, what was found, what was expected and what to do. It never
holds personal data: a row is named by its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class ContestError(Exception):
    """Anything that a person can mend; its text is meant to be read by that person."""


class SourceError(ContestError):
    """A file or sheet that cannot be read whole. Nothing of it was loaded.

    `code` and `facts` let the page say the same in Vietnamese; the message ends with the code,
    because the documents explain it.
    """

    def __init__(self, message: str, *, code: str = "unreadable", **facts: object) -> None:
        super().__init__(message)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{super().__str__()} [{self.code}]"


class UsageError(ContestError):
    """A round, unit, source or option that does not exist."""


class NotAllowedError(ContestError):
    """The role of whoever asks may not see or do this (`results.access`)."""


class LedgerError(ContestError):
    """The ledger cannot be opened or written."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a contest folder: `file`, `where` (line or key), `found`, `expected`."""

    file: str
    where: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: found {self.found}; expected {self.expected}"


class FolderError(ContestError):
    """A contest folder that cannot be used; `problems` holds every mistake at once."""

    def __init__(self, folder: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            f"the contest folder {folder} cannot be used:\n{lines}\n"
            f"Mend these and run: python -m contest check {folder}"
        )
