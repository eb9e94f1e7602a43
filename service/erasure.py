"""Erases persons, and purges all personal data at the end of the term.

Each erasure is a line of the journal first (`ledger.journal`), then the work, then a note in the
ledger. A line without a note is an erasure that was interrupted, which the next run finishes. A
restored ledger finds the lines of the journal in the same way.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa

from contest import Contest
from contest.errors import UsageError
from ingest import ensure_current
from ledger import Ledger
from ledger.engine import connect
from ledger.erase import erase_persons, purge_persons
from ledger.erasures import Note, erased_count, notes_of, write_note
from ledger.journal import Line, add_line, journal_beside, read_journal
from ledger.state import ancestry, born_in
from ledger.tables import read_table
from results import Principal, compute
from service.allowed import require
from service.environment import Moment, Place
from service.log import note_down
from service.log_scope import written
from service.persons import lines_of, persons_with, responses_of, salts_of
from service.publication.results import renew_result
from service.wired import declared, ledger_of, look


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did. `still_in`: lines of the contest folder that name the persons, such as
    "roster.csv line 12"."""

    responses: int
    still_in: tuple[str, ...]


def erase(
    place: Place,
    who: Principal,
    response_ids: Collection[str],
    *,
    confirm: str = "",
    journal: Path | None = None,
    moment: Moment,
) -> Erased:
    """Remove the persons who sent these responses, with all of their responses, for ever.

    `confirm`: the words that the refusal of a first call asks for. Interrupted erasures are
    finished first.

    Raises:
        NotAllowedError: the role of `who` may not erase.
        UsageError: there is no such response, or the words are others.
        LedgerError: the ledger or the journal cannot be written. The next run goes on.
        PublicationError: the ledger is done, and the public result cannot be written again; the
            dashboard tries again.
    """
    require(who, "erase")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    book = journal or journal_beside(ledger.uri)
    finished = finish(place, ledger, book, moment.now)
    done = {one for note in notes_of(ledger) for one in note.response_ids}
    left = set(response_ids) - done
    if not left and (finished or response_ids):
        return Erased(sum(note.count for note in finished), ())
    wired = look(place, moment.now, fresh=True)
    results = compute(wired.contest, ledger, now=moment.shown(wired.contest))
    ids = responses_of(results, left)
    _confirmed(
        f"erase {len(ids)} responses",
        confirm,
        f"the persons of these responses have {len(ids)} responses; all of them and what the "
        "ledger holds of the persons would be removed for ever",
    )
    lines = lines_of(place.folder, persons_with(wired.contest, ledger, ids))
    line = Line(
        uuid.uuid4().hex,
        moment.now.isoformat(),
        who.name,
        "erase",
        lineages_of(ledger),
        _by_lineage(ledger, ids),
    )
    add_line(book, line)
    note = _erase(place, ledger, line, ids)
    note_down(place, who, "erase", scope=written("erased"), rows=note.count, moment=moment)
    renew_result(place, moment)
    return Erased(note.count, tuple(f"{one.file} line {one.line}" for one in lines))


def purge(
    place: Place,
    who: Principal,
    *,
    confirm: str = "",
    journal: Path | None = None,
    moment: Moment,
) -> Note:
    """Remove all personal data at the end of the declared term.

    Raises:
        NotAllowedError: the role of `who` may not erase.
        UsageError: no term is declared, it has not ended, or the words are others.
        LedgerError: the ledger or the journal cannot be written. The next run goes on.
    """
    require(who, "erase")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    book = journal or journal_beside(ledger.uri)
    ends = purge_day(contest)
    if contest.local(moment.now) < ends:
        raise UsageError(
            f"the term of the personal data ends on {ends:%Y-%m-%d} (purge_after_days in "
            "contest.toml), so nothing may be purged before that day"
        )
    finish(place, ledger, book, moment.now)
    if before := [note for note in notes_of(ledger) if note.kind == "purge"]:
        return before[-1]
    count = _count(ledger)
    _confirmed(
        f"purge {count} responses",
        confirm,
        f"all personal data would be removed for ever: {count} responses, the log, and the names "
        "of the releases",
    )
    lineages = lineages_of(ledger)
    line = Line(uuid.uuid4().hex, moment.now.isoformat(), who.name, "purge", lineages)
    add_line(book, line)
    note = _purge(place, ledger, line, moment.now)
    note_down(place, who, "purge", scope=written("purged"), rows=note.count, moment=moment)
    renew_result(place, moment)
    return note


def purge_day(contest: Contest) -> datetime:
    """When the term of the personal data ends, contest-local.

    Raises:
        UsageError: the contest declares no term, or no closing.
    """
    days, closing = contest.settings.privacy.purge_after_days, contest.closes_at
    if days is None or closing is None:
        raise UsageError(
            "contest.toml declares no term of the personal data; expected purge_after_days under "
            "[privacy], and closes_at"
        )
    return closing + timedelta(days=days)


def erased_responses(place: Place) -> int:
    """The number of responses that were erased or purged."""
    return erased_count(ledger_of(place, declared(place)))


def finish(place: Place, ledger: Ledger, journal: Path, now: datetime) -> tuple[Note, ...]:
    """Do what the journal says of this ledger and no note says is done; returns the new notes.

    Raises:
        LedgerError: the ledger cannot be written. The next run goes on.
    """
    done = {note.erasure_id for note in notes_of(ledger)}
    lineages, made = lineages_of(ledger), list[Note]()
    for line in read_journal(journal):
        if line.kind == "begin" or line.id in done or not {*lineages} & {*line.lineages}:
            continue
        if line.kind == "purge":
            made.append(_purge(place, ledger, line, now))
        else:
            made.append(_erase(place, ledger, line, _of_this(ledger, line, lineages[-1])))
    return tuple(made)


def _of_this(ledger: Ledger, line: Line, lineage: str) -> frozenset[str]:
    """The ids of a line that mean responses of this ledger. In the ledger for which the line was
    written, they all do; a part of them may be removed already."""
    wanted = {one: name for name, ids in line.responses.items() for one in ids}
    if line.lineages[-1] == lineage:
        return frozenset(wanted)
    return frozenset(
        one
        for name, ids in _by_lineage(ledger, wanted).items()
        for one in ids
        if wanted[one] == name
    )


def _erase(place: Place, ledger: Ledger, line: Line, ids: frozenset[str]) -> Note:
    note = Note(
        line.id, datetime.fromisoformat(line.at), line.by, "erase", tuple(sorted(ids)), len(ids), {}
    )
    if not ids:
        write_note(ledger, note)
        return note
    contest = declared(place)
    ensure_current(contest, ledger)  # a restored ledger has not been read yet
    persons = persons_with(ledger.decided(contest), ledger, ids)
    salts = salts_of(ledger, lines_of(place.folder, persons))
    erase_persons(ledger, contest, persons, note, salts=salts)
    return note


def _purge(place: Place, ledger: Ledger, line: Line, now: datetime) -> Note:
    contest, at = ledger.decided(declared(place)), datetime.fromisoformat(line.at)
    totals: dict[str, int] = {}
    if count := _count(ledger):
        ensure_current(contest, ledger)
        results = compute(contest, ledger, now=now)
        rows = results.rows("attempts", "select state, count(*) as n from attempts group by state")
        totals = {row["state"]: row["n"] for row in rows.to_pylist()}
    note = Note(line.id, at, line.by, "purge", (), count, totals)
    purge_persons(ledger, note)
    return note


def _confirmed(words: str, confirm: str, would: str) -> None:
    if confirm != words:
        raise UsageError(f'{would}. To do it, repeat these words: --confirm "{words}"')


def lineages_of(ledger: Ledger) -> list[str]:
    """The lineages of a ledger, the newest last."""
    return [name for name, _ in _ancestry(ledger)]


def _ancestry(ledger: Ledger) -> tuple[tuple[str, dict[str, int]], ...]:
    lines = read_table(ledger.uri, "lineage")
    if lines is None:  # older than lineages
        return ((ledger.lineage, {}),)
    return tuple((name, dict(ended)) for name, ended in ancestry(lines))


def _by_lineage(ledger: Ledger, ids: Collection[str]) -> dict[str, list[str]]:
    """Lineage → those of the responses that were first seen in it."""
    chain, found = _ancestry(ledger), dict[str, list[str]]()
    with connect() as con:
        if not ids or not ledger.scan(con, "observations", "o"):
            return found
        con.register("ids", pa.table({"response_id": pa.array(sorted(ids), pa.string())}))
        rows = con.sql(
            "select response_id, arg_min(source, load_number), min(load_number) from o "
            "semi join ids using (response_id) group by 1 order by 1"
        ).fetchall()
    for one, source, number in rows:
        found.setdefault(born_in(chain, source, number), []).append(one)
    return found


def _count(ledger: Ledger) -> int:
    with connect() as con:
        if not ledger.scan(con, "observations", "o"):
            return 0
        ((count,),) = con.sql("select count(distinct response_id) from o").fetchall()
    return int(count)
