"""Makes the files of a release again, out of the rows and decisions of a ledger."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from contest import load
from ledger import Ledger
from ledger.releases import Release, files_of, names_of, salts_of
from ledger.state import State
from publish.release.files import release_files, with_seal
from publish.release.folder import PRIVATE, PUBLIC, folder_files
from results.frozen import Covered, frozen
from service.opened_at import opened_at
from service.release.making import about_of, rows_of_folder


def made_again(folder: Path, ledger: Ledger, release: Release) -> dict[str, bytes]:
    """The files of a release, computed again at its state. Of the release itself only its secrets,
    its salts and what `release.json` says of the state are used. `folder`: as it was then."""
    told = json.loads(files_of(ledger, release, ["release.json"])["release.json"])
    of = told["state"]
    state = State(
        of["lineage"], tuple(of["loads"].items()), of["decision"], of["contest"],
        datetime.fromisoformat(of["boundary"]),
    )  # fmt: skip
    results = opened_at(state, folder, ledger)
    tables = frozen(
        results, Covered(tuple(told["covers"]["rounds"]), told["covers"]["overall"], None)
    )
    there = {
        name: (folder / name).read_bytes()
        for name in (*PUBLIC, *PRIVATE)
        if (folder / name).exists()
    }
    rows = rows_of_folder(load(folder), there, tables)
    salts = [one.salt for one in salts_of(ledger, release)]
    secrets = [one.secret for one in names_of(ledger, release)]
    about = about_of(release, results, datetime.fromisoformat(told["counted_until"]))
    return with_seal(release_files(about, tables, secrets, folder_files(there, rows, salts)))
