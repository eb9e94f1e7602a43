"""The organizers' own Word templates: `templates/*.docx` in the contest folder."""

from __future__ import annotations

from pathlib import Path

from contest.errors import UsageError

FOLDER = "templates"
LARGEST = 10_000_000
"""The most bytes of a template."""
_LOCK = "~$"  # Word keeps such a file beside an open document


def own_template(folder: Path, name: str) -> bytes | None:
    """The template with this name in a contest folder; None if the folder has none.

    A template that is too large is read only so far that it is known to be too large.

    Raises:
        UsageError: the file is there and cannot be read.
    """
    path = folder / FOLDER / name
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(
            f"the template {FOLDER}/{name} cannot be read ({error.strerror}); expected a Word file "
            "that this account may read, or no file, to use our own layout"
        ) from error


def template_names(folder: Path) -> list[str]:
    """The names of the Word files in `templates/`, in order."""
    files = (folder / FOLDER).glob("*.doc*")
    return sorted(one.name for one in files if not one.name.startswith(_LOCK))
