"""The errors of the project, one tree.

ContestError
├── FolderError       the contest folder cannot be used; `problems` lists every mistake
├── SourceError       a file or sheet cannot be read whole; nothing was loaded
├── UsageError        a command or call names something that does not exist
├── NotAllowedError   the asking person's role may not see or do this
└── LedgerError       the ledger cannot be opened, or another writer was faster

A message tells the mistake, its place, the value found, the value expected and the remedy. A
message never holds personal data: it names a row by the row's number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class ContestError(Exception):
    """An error that a person can mend. Its message is written for that person."""


class SourceError(ContestError):
    """A file or sheet cannot be read whole. Nothing of it was loaded.

    From `code` and `facts` a page says the same in Vietnamese. The message ends with the code,
    because the documents explain each code.
    """

    def __init__(self, message: str, *, code: str = "unreadable", **facts: object) -> None:
        super().__init__(message)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{super().__str__()} [{self.code}]"


class UsageError(ContestError):
    """A command or call names a round, unit, source or option that does not exist."""


class NotAllowedError(ContestError):
    """The asking person's role may not see or do this (`results.access`)."""


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
    """A contest folder cannot be used. `problems` holds all of its mistakes."""

    def __init__(self, folder: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            f"the contest folder {folder} cannot be used:\n{lines}\n"
            f"Mend these and run: python -m contest check {folder}"
        )
