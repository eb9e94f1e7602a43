"""The record of publication: what was published last, who holds it back, and what was corrected.

The record stands beside the public folder, never in it, and only the program's account reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from contest.errors import ContestError
from contest.locks import locked
from publish.made import replace
from publish.press.corrections import Correction, Figure


class PublicationError(ContestError):
    """The public folder or its record cannot be read or written; what was public stays."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Published(_Part):
    """A publication: its figures, the contest-local moment for which they are counted, and when
    they were published. `mark` names the data behind them."""

    as_of: datetime
    published_at: datetime
    figures: tuple[Figure, ...]
    mark: str


class Held(_Part):
    """Who holds publication back, and since when (contest-local)."""

    by: str
    since: datetime


class Record(_Part):
    """All that is known of a contest's publication. `corrections`: of the whole contest, in order.
    `published` None: nothing was published; `held` None: nobody holds it back."""

    published: Published | None = None
    held: Held | None = None
    corrections: tuple[Correction, ...] = ()


def place_of(folder: Path, contest_id: str) -> Path:
    """The file of a contest's record, for its public folder.

    >>> str(place_of(Path("/srv/public"), "thu"))
    '/srv/public.thu.json'
    """
    return folder.with_name(f"{folder.name}.{contest_id}.json")


def read(path: Path) -> Record:
    """The record; an empty one if nothing was ever published or held.

    Raises:
        PublicationError: the file cannot be read, or is damaged.
    """
    try:
        return Record.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Record()
    except (OSError, ValidationError) as error:
        raise PublicationError(
            f"the record of publication {path} cannot be read; expected the JSON that the program "
            "wrote. Nothing is published until somebody puts it right: restore the file from a "
            "backup, or remove it and then hold publication again if it was held"
        ) from error


def write(path: Path, record: Record) -> None:
    """Put a record in the place of the old one, in one step.

    Raises:
        OSError: the file cannot be written; the old one is still there.
    """
    replace(path, record.model_dump_json(indent=1).encode(), 0o600)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep everybody else from publishing, holding and releasing, in this process or another.

    Raises:
        OSError: the directory of the record cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.with_suffix(".lock")):
        yield
