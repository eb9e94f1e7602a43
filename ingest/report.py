"""The report of a load that was done or is previewed."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from contest.errors import SourceError

COUNTS = ("new", "edited", "missing", "gone", "back")


@dataclass(frozen=True)
class Refusal:
    """A snapshot is not loaded, because it contradicts the declaration, itself or the ledger.

    `message` names cause and way out. A page says the same from `code` and `facts`. `would`: the
    counts of the load, if it were confirmed; empty if no confirmation lets the snapshot in.
    """

    code: str
    message: str
    facts: Mapping[str, int | str] = field(default_factory=dict)
    would: Mapping[str, int] = field(default_factory=dict)

    @property
    def confirm(self) -> str:
        """The words that a person repeats to load the snapshot all the same. They say what the load
        would do, so they are other words when the ledger or the file changes.

        >>> Refusal("foreign", "", would={"new": 57, "edited": 0, "missing": 86}).confirm
        '57 new, 86 missing'
        """
        said = [f"{count} {name}" for name, count in self.would.items() if count]
        return ", ".join(said) if self.would else ""

    def error(self, name: str) -> SourceError:
        """The refusal as an error, for a reader that nobody asks."""
        return SourceError(f"{name}: {self.message}", code=self.code, **self.facts)

    def sentence(self, name: str) -> str:
        """Cause, way out, and the words that confirm."""
        insist = (
            f'. To load it all the same, repeat what would happen: --confirm "{self.confirm}"'
            if self.confirm
            else ""
        )
        return f"{name}: nothing was loaded: {self.message}{insist} [{self.code}]"


@dataclass(frozen=True)
class LoadReport:
    """Counts and headings of a load.

    - `observed`: rows of the file that are not blank.
    - `new`: responses that the ledger has not seen before.
    - `edited`: known responses with other content.
    - `gone`: known responses that from now on count as gone from the sheet.
    - `missing`: known responses that are absent for the first time.
    - `back`: gone or missing responses that are in the sheet again.
    - `finer`: known responses that say the same at a finer precision; that is no edit.
    - `erased`: rows of erased persons, which still stand in the sheet and are left out. They are
      not among the observed ones. A file that need not be compared tells 0.
    - `columns`: field → heading of the column that it was read from.
    - `unread_headings`: headings of columns that no field or question reads.
    - `repeated`: heading → number of its columns, of which the filled one is read in each row.
    - `absent`: declared fields and questions (by id) without a column → their declared heading.
    - `vanished`: the absent ones that had a column in an earlier sheet of the source.
    - `file_hash`: SHA-256 of the file's bytes; empty for a live sheet.
    - `refused`: why the snapshot is not loaded, or None. All counts of changes are 0 then.
    - `proposals`: absent field or question → the unread heading that may be its new one. A person
      decides.
    """

    file: str
    source: str
    observed: int
    new: int
    edited: int
    gone: int
    missing: int = 0
    back: int = 0
    finer: int = 0
    detected: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    unread_headings: tuple[str, ...] = ()
    repeated: dict[str, int] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    vanished: dict[str, str] = field(default_factory=dict)
    proposals: dict[str, str] = field(default_factory=dict)
    refused: Refusal | None = None
    file_hash: str = ""
    erased: int = 0

    @property
    def changes(self) -> int:
        """The number of responses that the load changes. If it is 0, the load writes nothing."""
        return self.new + self.edited + self.gone + self.missing + self.back + self.finer

    def notes(self) -> Iterator[str]:
        """Yield a sentence for each field or question without a column, for each proposal, and for
        each heading on several columns."""
        for heading, count in self.repeated.items():
            yield f"the heading {heading!r} stands on {count} columns: the filled one is read"
        for subject, heading in self.absent.items():
            yield f"declared, but there is no such column: {subject} {heading!r}"
            if proposed := self.proposals.get(subject):
                arguments = f"{shlex.quote(subject)} {shlex.quote(proposed)}"
                yield f"  was it renamed? Then decide it: python -m ingest map {arguments}"
