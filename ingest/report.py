"""What a load did, or would do."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class LoadReport:
    """`observed`: rows of the file that are not blank; `new`: responses not seen before; `edited`:
    known ones with other content; `gone`: known ones that now count as gone from the sheet;
    `missing`: known ones absent for the first time; `back`: gone or missing ones that are there
    again. `columns`: field → the heading that it was read from; `unread`: headings that nothing
    reads; `absent`: declared fields and, by id, questions without a column → their declared
    heading; `vanished`: those of them that the source had before; `proposals`: the unread headings
    that may be theirs now, to be decided by a person.
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
        """How many responses the load touches; 0 means that nothing is written."""
        return self.new + self.edited + self.gone + self.missing + self.back

    def notes(self) -> Iterator[str]:
        """In words, what has no column, and the decision that would give it one."""
        for subject, heading in self.absent.items():
            yield f"declared, but there is no such column: {subject} {heading!r}"
            if proposed := self.proposals.get(subject):
                arguments = f"{shlex.quote(subject)} {shlex.quote(proposed)}"
                yield f"  was it renamed? Then decide it: python -m ingest map {arguments}"
