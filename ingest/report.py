"""The report of a load that was done or is previewed."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class LoadReport:
    """Counts and headings of a load.

    - `observed`: rows of the file that are not blank.
    - `new`: responses that the ledger has not seen before.
    - `edited`: known responses with other content.
    - `gone`: known responses that from now on count as gone from the sheet.
    - `missing`: known responses that are absent for the first time.
    - `back`: gone or missing responses that are in the sheet again.
    - `columns`: field → heading of the column that it was read from.
    - `unread_headings`: headings of columns that no field or question reads.
    - `absent`: declared fields and questions (by id) without a column → their declared heading.
    - `vanished`: the absent ones that had a column in an earlier sheet of the source.
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
    detected: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    unread_headings: tuple[str, ...] = ()
    absent: dict[str, str] = field(default_factory=dict)
    vanished: dict[str, str] = field(default_factory=dict)
    proposals: dict[str, str] = field(default_factory=dict)

    @property
    def changes(self) -> int:
        """The number of responses that the load changes. If it is 0, the load writes nothing."""
        return self.new + self.edited + self.gone + self.missing + self.back

    def notes(self) -> Iterator[str]:
        """Yield a sentence for each field or question without a column, and for each proposal."""
        for subject, heading in self.absent.items():
            yield f"declared, but there is no such column: {subject} {heading!r}"
            if proposed := self.proposals.get(subject):
                arguments = f"{shlex.quote(subject)} {shlex.quote(proposed)}"
                yield f"  was it renamed? Then decide it: python -m ingest map {arguments}"
