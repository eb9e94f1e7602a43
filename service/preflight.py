"""Asks before a contest opens whether all is ready: the folder, the form, its sheet, the access
file, the clock of this machine.

    checks = run(place, who, moment)
    last_passes(place)["zone"]                # when that check passed last

What cannot be checked has not passed. A check writes nothing to the ledger's tables; the moment of
each check's last pass stands in a file beside them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from contest import Contest
from contest.errors import ContestError, FolderError, Problem, SourceError
from contest.folder import open_questions, read
from contest.form import LOCALE, address_faults
from contest.settings import Source
from ingest.columns import answered, lay_out
from ingest.sources.google.anybody import Seen, look_at_form, look_at_sheet
from ingest.sources.google.retry import Patience
from ingest.sources.google.sheet import GoogleSheets, open_google
from ingest.sources.google.zone import declared_zone
from ingest.sources.sheet import Sheet, last_row
from publish.made import replace
from publish.own_templates import folder_problems
from results import Principal
from service.allowed import require
from service.environment import Moment, Place, access_path
from service.identity.access_file import check_access, read_access
from service.wired import declared, ledger_of

CHECKS = (
    "folder", "access", "form", "prefill", "sheet", "zone", "headings", "answer", "private",
    "clock",
)  # fmt: skip
OF_SHEETS = ("sheet", "zone", "headings", "answer", "private")
"""The checks of each Google sheet; a contest that reads files only does not have them."""
MOST_SECONDS = 5
"""The difference to Google's clock that passes."""
_PATIENCE = Patience(attempts=2, seconds=20.0)
_Note = Callable[[Seen | None], Seen | None]
"""Remembers an answer with the moment at which it came, and returns the answer."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `outcome` names what was found (`preflight_found.<outcome>` in `i18n.preflight`),
    `facts` fills that sentence; `source` is the sheet's, empty for other checks. `failure`: the
    code of a `SourceError`, whose facts are in `facts`. `told` and `first`: the failure and the
    first of several mistakes in English, for commands."""

    name: str
    passed: bool
    outcome: str
    facts: Mapping[str, object] = field(default_factory=dict)
    source: str = ""
    failure: str = ""
    told: str = ""
    first: tuple[str, ...] = ()


def run(place: Place, who: Principal, moment: Moment) -> tuple[Check, ...]:
    """Check all, in at most about a minute a sheet, and note which checks passed.

    Raises:
        NotAllowedError: only an administrator may ask.
    """
    require(who, "manage_access")
    checks = tuple(_checks(place, moment))
    _note(place, checks, moment.now)
    return checks


def last_passes(place: Place) -> Mapping[str, datetime]:
    """Check → the moment (aware) at which all checks of that name passed last; a check that never
    passed is absent."""
    try:
        told = json.loads((_file(place)).read_text(encoding="utf-8"))
        return {name: datetime.fromisoformat(at) for name, at in told.items() if name in CHECKS}
    except (OSError, ValueError, AttributeError, TypeError, ContestError):
        return {}


def _checks(place: Place, moment: Moment) -> Iterator[Check]:
    started = time.monotonic()
    contest, mistakes = read(place.folder)
    open_ones = open_questions(contest) if contest else []
    yield _listed("folder", [*mistakes, *open_ones, *folder_problems(place.folder)])
    yield _access(contest)
    if contest is None or mistakes:
        return
    seen: list[tuple[Seen, datetime]] = []

    def note(found: Seen | None) -> Seen | None:
        if found:
            seen.append((found, moment.now + timedelta(seconds=time.monotonic() - started)))
        return found

    form, *rest = _form(contest, note)
    yield from (form, *rest)
    sheets = [one for one in contest.sources if one.kind == "google_sheet"]
    google: GoogleSheets | ContestError | None = None
    for source in sheets:
        if google is None:
            try:
                google = open_google(place.folder, patience=_PATIENCE)
            except ContestError as error:
                google = error
        yield from _sheet(contest, source, google)
        yield _private(source, note)
    yield _clock(seen)


def _listed(name: str, problems: list[Problem]) -> Check:
    if not problems:
        return Check(name, True, f"{name}_right")
    facts = {"count": str(len(problems))}
    return Check(name, False, f"{name}_mistakes", facts, first=(str(problems[0]),))


def _access(contest: Contest | None) -> Check:
    path = access_path()
    if path is None:
        return Check("access", False, "access_none")
    found = _listed("access", check_access(path, [contest] if contest else []))
    if found.passed and not read_access(path).ways:
        return Check("access", False, "access_no_way")
    return found


def _form(contest: Contest, note: _Note) -> Iterator[Check]:
    """The form as somebody without an account opens it, and the fields that links fill in."""
    url, prefill = contest.info.form_url.strip(), contest.settings.prefill
    if not url or address_faults(contest.settings):
        yield Check("form", False, "form_wrong" if url else "form_none")
        yield Check("prefill", False, "unread_form")
        return
    seen = note(look_at_form(url))
    if seen is None:
        yield Check("form", False, "offline")
    else:
        facts = {"status": str(seen.status)}
        yield Check("form", seen.face == "open", f"form_{seen.face}", facts)
    if not prefill:
        yield Check("prefill", False, "prefill_none")
    elif seen is None or seen.face != "open":
        yield Check("prefill", False, "unread_form")
    else:
        lacking = [name for name, entry in prefill.items() if not seen.has_entry(entry)]
        facts = {"count": str(len(prefill)), "fields": ", ".join(lacking)}
        yield Check("prefill", not lacking, f"prefill_{'missing' if lacking else 'there'}", facts)


def _sheet(
    contest: Contest, source: Source, google: GoogleSheets | ContestError
) -> Iterator[Check]:
    """The sheet as the service account reads it."""
    try:
        if isinstance(google, ContestError):
            raise google
        sheet = google.read_all(contest, source)
    except ContestError as error:
        yield _failed("sheet", source, error)
        for name in ("zone", "headings", "answer"):
            yield Check(name, False, "unread_sheet", source=source.id)
        return
    yield Check("sheet", True, "sheet_read", {"title": sheet.name}, source.id)
    yield _zone(contest, source, sheet)
    yield _headings(contest, source, sheet)
    layout = lay_out(contest, sheet.header)
    number, _ = last_row(sheet, lambda rows: answered(layout, rows))
    yield Check(
        "answer", number > 0, "answer_seen" if number else "answer_none", {"rows": str(number)},
        source.id,
    )  # fmt: skip


def _zone(contest: Contest, source: Source, sheet: Sheet) -> Check:
    zone, locale = sheet.detected["timezone"].split(" (")[0], sheet.detected["locale"]
    expected = declared_zone(contest, source)
    facts = {"zone": zone, "locale": locale, "expected": expected, "expected_locale": LOCALE}
    outcome = "zone_right"
    if zone != expected:
        outcome = "zone_other"
    elif locale.replace("-", "_").split("_")[0] != LOCALE.split("_")[0]:
        outcome = "locale_other"
    return Check("zone", outcome == "zone_right", outcome, facts, source.id)


def _headings(contest: Contest, source: Source, sheet: Sheet) -> Check:
    layout = lay_out(contest, sheet.header)
    of_round = {item.id for _, item in contest.items_of(source.round)} if source.round else None
    lacking = [
        heading
        for name, heading in layout.absent.items()
        if name in contest.settings.columns or of_round is None or name in of_round
    ]
    conditions = zip(contest.settings.categories, layout.categories, strict=True)
    lacking += [category.when.column for category, place in conditions if place is None]
    if not lacking:
        return Check("headings", True, "headings_right", source=source.id)
    told = "; ".join(f"“{heading}”" for heading in dict.fromkeys(lacking))
    return Check("headings", False, "headings_missing", {"headings": told}, source.id)


def _private(source: Source, note: _Note) -> Check:
    try:
        seen = note(look_at_sheet(source.spreadsheet_id))
    except SourceError as error:
        return _failed("private", source, error)
    if seen is None:
        return Check("private", False, "offline", source=source.id)
    facts = {"status": str(seen.status)}
    return Check("private", seen.face == "private", f"sheet_{seen.face}", facts, source.id)


def _failed(name: str, source: Source, error: ContestError) -> Check:
    code, facts = (error.code, error.facts) if isinstance(error, SourceError) else ("other", {})
    return Check(name, False, "failure", facts, source.id, code, str(error))


def _clock(seen: list[tuple[Seen, datetime]]) -> Check:
    """The difference between this machine's clock and the time in Google's answers, which tell
    whole seconds."""
    told = [abs((at - one.date).total_seconds()) for one, at in seen if one.date]
    if not told:
        return Check("clock", False, "offline")
    off = min(told)
    outcome = "clock_right" if off <= MOST_SECONDS else "clock_off"
    return Check("clock", off <= MOST_SECONDS, outcome, {"seconds": f"{off:.0f}"})


def _note(place: Place, checks: tuple[Check, ...], now: datetime) -> None:
    """Write down what passed. A folder with mistakes and a ledger at a URL have no such file."""
    names = {one.name for one in checks}
    passed = names - {one.name for one in checks if not one.passed}
    known = {**last_passes(place), **dict.fromkeys(passed, now)}
    try:
        file = _file(place)
        file.parent.mkdir(parents=True, exist_ok=True)
        told = {name: at.isoformat() for name, at in known.items()}
        replace(file, json.dumps(told).encode(), 0o600)
    except (OSError, FolderError):
        return


def _file(place: Place) -> Path:
    """The file of the last passes, in the ledger's directory."""
    uri = ledger_of(place, declared(place)).uri
    if "://" in uri:
        raise OSError("a ledger at a URL has no file of passes")
    return Path(uri) / "preflight" / "passes.json"
