"""Makes a release and reveals one. This is the only writer of releases."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from contest import Contest
from contest.errors import UsageError
from ledger.releases import (
    Kind,
    Release,
    Salt,
    SealedName,
    keep_release,
    keep_reveal,
    releases_of,
)
from publish.release.files import About, release_files, seal_of, with_seal
from publish.release.folder import PRIVATE, PUBLIC, PrivateRow, folder_files, private_rows
from results import Difference, Principal, Results, official
from results.altered import altered_near_prizes, kept_file
from results.frozen import Frozen, frozen
from results.masks import masked_note
from results.released import difference, released
from service.allowed import require
from service.environment import Moment, Place
from service.log import note_down
from service.log_scope import written
from service.opened import results_of
from service.recounted import recounted_as
from service.release.ready import Obstacle, ready
from service.wired import declared, ledger_of, look

__all__ = ["Kind", "RecountDiffersError", "about_of", "make", "reveal", "rows_of_folder"]

_SAID: Mapping[Obstacle, str] = {
    "not_ended": "no round and no contest has ended yet; a release waits for the closing",
    "nobody": "nobody is ranked in what has ended; load the responses first",
    "not_known": "a source was not read since the closing; read or load every source again",
    "draws": "a draw among the prizes is open; seal and record it on the page Giải thưởng",
    "term": "the petition term of the provisional release has not passed",
    "petitions": "a petition is not answered; answer it on the page Kiến nghị, phản ánh",
}
_SECRET_BYTES = 32
_LONGEST = 1_000


class RecountDiffersError(UsageError):
    """The independent recount does not agree. `total`: number of differing rows."""

    def __init__(self, total: int) -> None:
        super().__init__(
            f"the independent recount differs in {total} rows, so nothing was released; "
            "`python -m scoring recount` lists them"
        )
        self.total = total


def make(
    place: Place,
    who: Principal,
    kind: Kind,
    moment: Moment,
    *,
    petitions_until: datetime | None = None,
    basis: str = "",
) -> Release:
    """Freeze the present result as a release.

    The independent recount of exactly this state must agree. An official release that says
    something else than the official one before corrects it, states the difference, and needs
    `basis`, the reason. Contacts in the reason are masked, because the reason is sealed and no
    erasure reaches it. `petitions_until` (contest-local): until when a provisional result is open
    to petitions.

    Raises:
        NotAllowedError: the role of `who` does not decide.
        UsageError: something stands in the way (`service.release.ready`), the recount differs, the
            release would say the same as the one before, or an argument does not fit.
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read or written; there is no new release.
    """
    require(who, "decide")
    basis = masked_note(basis, _LONGEST + 1)
    wired = look(place, moment.now, fresh=True)
    results, ledger = results_of(wired, moment), wired.ledger
    found = ready(wired, results, moment)
    if obstacles := found.obstacles(kind):
        raise UsageError("nothing was released: " + "; ".join(_SAID[one] for one in obstacles))
    _check_term(kind, petitions_until, found.now)
    assert found.known_until is not None
    assert results.state is not None
    earlier = releases_of(ledger)
    tables = frozen(results, found.covered)
    corrects, differs = _corrected(results, earlier, kind, tables, basis)
    verdict = recounted_as(wired.declared, results, found.now)
    if not verdict.agrees:
        raise RecountDiffersError(verdict.total)
    release = Release(
        number=len(earlier) + 1,
        making=uuid.uuid4().hex,
        kind=kind,
        made_at=moment.now,
        by=who.name,
        state=results.state.name,
        position=results.state.position,
        seal="",
        held_back=kind == "provisional" and found.held_back,
        petitions_until=petitions_until,
        corrects=corrects.number if corrects else None,
        basis=basis,
        difference=asdict(differs) if differs and corrects else {},
    )
    folder = _folder_bytes(place, wired.declared)
    rows = rows_of_folder(wired.declared, folder, tables)
    row_secrets = [secrets.token_hex(_SECRET_BYTES) for _ in tables.standings]
    salts = [secrets.token_hex(_SECRET_BYTES) for _ in rows]
    about = about_of(release, results, found.known_until)
    files = with_seal(release_files(about, tables, row_secrets, folder_files(folder, rows, salts)))
    seal = seal_of(files)
    scope = written(kind, number=str(release.number))
    note_down(place, who, "release", scope=scope, rows=len(row_secrets), sha256=seal, moment=moment)
    sealed = replace(release, seal=seal)
    kept = files | kept_file(altered_near_prizes(results))
    keep_release(ledger, sealed, kept, _names(tables, row_secrets), _salts(rows, salts))
    return sealed


def about_of(release: Release, results: Results, counted_until: datetime) -> About:
    """What release.json says of a release of these results."""
    contest, state = results.contest, results.state
    assert state is not None
    return About(
        contest=contest.id,
        title=contest.title,
        number=release.number,
        kind=release.kind,
        state={
            "name": state.name, "lineage": state.lineage, "loads": dict(state.loads),
            "decision": state.decision, "contest": state.contest,
            "boundary": state.boundary.isoformat(),
        },
        position=release.position,
        made_at=contest.local(release.made_at),
        counted_until=counted_until,
        recount_agrees=True,
        petitions_until=release.petitions_until,
        corrects=release.corrects,
        difference=release.difference,
        basis=release.basis,
    )  # fmt: skip


def rows_of_folder(
    contest: Contest, folder: Mapping[str, bytes], tables: Frozen
) -> tuple[PrivateRow, ...]:
    """The rows of the contest folder that a release commits to and does not show."""
    spreadsheets = [s.spreadsheet_id for s in contest.settings.sources if s.spreadsheet_id]
    return private_rows(folder, spreadsheets, keys_are_public=tables.covered.overall)


def reveal(place: Place, who: Principal, number: int, moment: Moment) -> None:
    """Let everybody see a release that is held back.

    Raises:
        NotAllowedError: the role of `who` does not decide.
        UsageError: there is no such release, or everybody may see it already.
        LedgerError: the ledger cannot be read or written; the release is still held back.
    """
    require(who, "decide")
    ledger = ledger_of(place, declared(place))
    release = next((one for one in releases_of(ledger) if one.number == number), None)
    if release is None or release.is_open:
        raise UsageError(f"release {number} is not held back; expected one that waits for a reveal")
    scope = written("revealed", number=str(number))
    note_down(place, who, "release", scope=scope, rows=0, sha256=release.seal, moment=moment)
    keep_reveal(ledger, number, by=who.name, now=moment.now)


def _check_term(kind: Kind, petitions_until: datetime | None, now: datetime) -> None:
    if petitions_until is None:
        return
    if kind == "official":
        raise UsageError("only a provisional release is open to petitions; leave out the term")
    if petitions_until <= now:
        raise UsageError(
            f"the petition term {petitions_until:%Y-%m-%dT%H:%M} has passed; expected a later time"
        )


def _corrected(
    results: Results, earlier: Sequence[Release], kind: Kind, tables: Frozen, basis: str
) -> tuple[Release | None, Difference | None]:
    """The official release that this one corrects, and in what; None if there is none, or if what
    it released is the same now."""
    if len(basis) > _LONGEST:
        raise UsageError(f"the reason is longer than {_LONGEST} letters; expected a sentence")
    newest = earlier[-1] if earlier else None
    if newest and newest.kind == kind and newest.state == _state_name(results):
        raise UsageError(f"release {newest.number} freezes this state already")
    before = official(earlier)
    if kind == "provisional" or not before:
        return None, None
    last = before[-1]
    differs = difference(results, last)
    if differs.is_none:
        said = released(results.ledger, last)
        if (tables.covered.rounds, tables.covered.overall) == (said.rounds, said.overall):
            raise UsageError(f"release {last.number} says the same; nothing was released")
        return None, None
    if not basis.strip():
        raise UsageError(
            f"this release corrects release {last.number} in {differs.ranks} ranks, "
            f"{differs.prizes} prizes and {differs.units} units; expected the reason (--basis)"
        )
    return last, differs


def _state_name(results: Results) -> str:
    return results.state.name if results.state else ""


def _folder_bytes(place: Place, contest: Contest) -> dict[str, bytes]:
    """The files of the contest folder, which is still the one that was computed with."""
    paths = ((name, place.folder / name) for name in (*PUBLIC, *PRIVATE))
    found = {name: path.read_bytes() for name, path in paths if path.exists()}
    if declared(place).hash != contest.hash:
        raise UsageError("the contest folder was changed meanwhile; nothing was released")
    return found


def _names(tables: Frozen, row_secrets: Sequence[str]) -> list[SealedName]:
    return [
        SealedName(row, *holder, secret)
        for row, (holder, secret) in enumerate(zip(tables.holders, row_secrets, strict=True), 1)
    ]


def _salts(rows: Sequence[PrivateRow], salts: Sequence[str]) -> list[Salt]:
    return [Salt(one.file, one.row, salt) for one, salt in zip(rows, salts, strict=True)]
