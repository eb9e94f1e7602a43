"""A release as a folder or a zip, for the committee with the names, for everybody without."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from contest.disk import put
from contest.errors import UsageError
from publish.made import packed
from publish.release.files import names_file
from publish.release.verify import NAMES
from results import View

_FOLDER, _FILE, _PRIVATE = 0o755, 0o644, 0o600


def public_files(view: View, number: int) -> dict[str, bytes]:
    """The files of a release for everybody: sealed, and without names.

    Raises:
        UsageError: the viewer sees no release with this number.
    """
    if not (files := view.release_files(number)):
        raise UsageError(f"there is no release {number}")
    return files


def whole_files(view: View, number: int) -> dict[str, bytes]:
    """All files of a release, with the names.

    Raises:
        NotAllowedError: the viewer may not see all people.
        UsageError: there is no such release.
    """
    names = view.release_names(number)
    lines = ((one.row, one.name, one.unit_code, one.secret) for one in names)
    return {**public_files(view, number), **names_file(lines)}


def zip_name(contest_id: str, number: int, *, with_names: bool = False) -> str:
    """The name of the zip of a release.

    >>> zip_name("thu", 2), zip_name("thu", 2, with_names=True)
    ('ket-qua-thu-2.zip', 'ket-qua-thu-2-co-ten.zip')
    """
    return f"ket-qua-{contest_id}-{number}{'-co-ten' if with_names else ''}.zip"


def zipped(files: Mapping[str, bytes], number: int) -> bytes:
    """The zip: one folder of these files. Equal files give equal bytes."""
    return packed({f"ket-qua-{number}/{path}": files[path] for path in sorted(files)})


def refuse_used(folder: Path) -> None:
    """Refuse a folder that holds something, because what is beside a release looks like a part.

    Raises:
        UsageError: the folder is not empty, or is a file.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty; name a new folder with --out")


def write_release(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a release as a new folder, whole or not at all. Only the account that
    writes them may read the names.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for path, content in files.items():
            file = draft / path
            file.parent.mkdir(exist_ok=True)
            file.parent.chmod(_FOLDER)
            file.write_bytes(content)
            file.chmod(_PRIVATE if path == NAMES else _FILE)
        draft.chmod(_FOLDER)
        put(draft, folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
