"""A snapshot that contradicts the declaration, itself or the ledger changes nobody's state."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from contest import Contest, load
from contest.errors import SourceError
from ingest import LoadReport, load_file, prepare
from ledger import Ledger
from tests.builders import HEADER, NOW, TOML, csv_text, row, write_folder
from tests.desk import committee_view

Row = tuple[str, ...]
DAYS = (20, 25, 28, 2, 5, 9)
GOOD = [
    row(n, time=f"{day:02}/{11 if day > 12 else 12}/2024 08:{n:02}:1{n}")
    for n, day in enumerate(DAYS, start=1)
]


def given_file(ledger: Ledger, rows: Sequence[Row], header: Sequence[str] = HEADER) -> Path:
    path = Path(ledger.uri).parent / "answers.csv"
    path.write_text(csv_text(rows, header=header), encoding="utf-8")
    return path


def load_rows(
    contest: Contest,
    ledger: Ledger,
    rows: Sequence[Row],
    header: Sequence[str] = HEADER,
    *,
    complete: bool = False,
    confirmed: str = "",
) -> LoadReport:
    path = given_file(ledger, rows, header)
    announced = prepare(contest, ledger, path, complete=complete).report
    done = load_file(contest, ledger, path, complete=complete, confirmed=confirmed, now=NOW)
    assert confirmed or announced == done, "the preview tells what the load does"
    return done


def told(contest: Contest, ledger: Ledger) -> object:
    view = committee_view(contest, ledger)
    return view.balance().reasons, view.standings().to_pylist()


def refused(
    contest: Contest, ledger: Ledger, rows: Sequence[Row], header: Sequence[str] = HEADER
) -> LoadReport:
    """The report of a load that is refused and changes nothing."""
    before = told(contest, ledger), ledger.position(contest)
    report = load_rows(contest, ledger, rows, header)
    assert report.refused is not None
    assert report.changes == 0
    assert (told(contest, ledger), ledger.position(contest)) == before
    return report


def shifted(rows: Sequence[Row], by: timedelta) -> list[Row]:
    def moved(text: str) -> str:
        return f"{datetime.strptime(text, '%d/%m/%Y %H:%M:%S') + by:%d/%m/%Y %H:%M:%S}"

    return [(moved(one[0]), *one[1:]) for one in rows]


def in_zone(rows: Sequence[Row], zone: str) -> list[Row]:
    """The same moments as the wall times of another zone."""

    def moved(text: str) -> str:
        here = datetime.strptime(text, "%d/%m/%Y %H:%M:%S").replace(tzinfo=ZoneInfo("Asia/Bangkok"))
        return f"{here.astimezone(ZoneInfo(zone)):%d/%m/%Y %H:%M:%S}"

    return [(moved(one[0]), *one[1:]) for one in rows]


def without_seconds(rows: Sequence[Row]) -> list[Row]:
    return [(one[0][:-3], one[1], one[2].lstrip("0"), *one[3:]) for one in rows]


def exchanged(rows: Sequence[Row]) -> list[Row]:
    """The rows after a program took the day for the month wherever it could."""

    def turned(text: str) -> str:
        day, month, rest = text.split("/")
        return f"{month}/{day}/{rest}" if int(day) <= 12 else text

    return [(turned(one[0]), *one[1:]) for one in rows]


def nothing(rows: Sequence[Row]) -> list[Row]:
    return list(rows)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "UTC", "Asia/Tokyo", "Asia/Kolkata"])
@pytest.mark.parametrize("also", [nothing, without_seconds], ids=["as is", "without seconds"])
def test_a_file_of_another_zone_moves_nobody(
    contest: Contest, ledger: Ledger, zone: str, also: Callable[[Sequence[Row]], list[Row]]
) -> None:
    load_rows(contest, ledger, GOOD)
    report = refused(contest, ledger, also([*in_zone(GOOD, zone), row(40)]))
    assert report.refused is not None
    assert report.refused.code == "times_shifted"


def test_a_file_whose_times_are_counted_from_1904_moves_nobody(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, GOOD)
    report = refused(contest, ledger, shifted(GOOD, timedelta(days=1462)))
    assert report.refused is not None
    assert report.refused.code == "times_shifted"


def test_the_only_known_row_of_a_file_does_not_move_by_hours_either(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, GOOD[:1])
    refused(contest, ledger, shifted(GOOD[:1], timedelta(hours=-7)))


def test_people_who_sent_their_answers_again_are_edits(contest: Contest, ledger: Ledger) -> None:
    load_rows(contest, ledger, GOOD)
    again = [
        *shifted(GOOD[:1], timedelta(hours=5)),
        *shifted(GOOD[1:2], timedelta(hours=7, seconds=11)),
        *shifted(GOOD[2:3], timedelta(minutes=1)),
        *GOOD[3:],
    ]
    report = load_rows(contest, ledger, again)
    assert (report.refused, report.edited) == (None, 3)


def test_a_declared_zone_lets_the_file_in(tmp_path: Path, ledger: Ledger) -> None:
    abroad = in_zone(GOOD, "America/Los_Angeles")
    with_offset = [(f"{one[0]} GMT-8", *one[1:]) for one in abroad]
    contest = load(write_folder(tmp_path / "one"))
    load_rows(contest, ledger, with_offset)
    before = told(contest, ledger)
    refused(contest, ledger, abroad)
    zoned = TOML.replace("day_first = true", 'day_first = true\ntimezone = "Etc/GMT+8"')
    declared = load(write_folder(tmp_path / "two", toml=zoned))
    assert load_rows(declared, ledger, abroad).changes == 0
    assert told(declared, ledger) == before


def test_days_and_months_exchanged_move_nobody(contest: Contest, ledger: Ledger) -> None:
    load_rows(contest, ledger, GOOD)
    report = refused(contest, ledger, exchanged(GOOD))
    assert report.refused is not None
    assert (report.refused.code, report.refused.facts) == ("days_exchanged", {"count": 3})


def test_birth_dates_exchanged_move_nobody(tmp_path: Path, ledger: Ledger) -> None:
    toml = TOML.replace('phone = ["Số', 'birth_date = ["Ngày sinh"]\nphone = ["Số')
    contest = load(write_folder(tmp_path / "born", toml=toml))
    header = (*HEADER, "Ngày sinh")
    rows = [(*one, f"0{n}/1{n % 3}/1990") for n, one in enumerate(GOOD, start=1)]
    load_rows(contest, ledger, rows, header)
    refused(
        contest, ledger, [(*one[:-1], one[-1][3:6] + one[-1][:3] + "1990") for one in rows], header
    )
    corrected = [(*rows[0][:-1], "11/01/1990"), *rows[1:]]
    assert load_rows(contest, ledger, corrected, header).edited == 1


def test_texts_that_need_the_other_order_are_refused_and_let_in_by_the_declaration(
    tmp_path: Path, ledger: Ledger
) -> None:
    american = [
        (f"{one[0][3:5]}/{one[0][:2]}/{one[0][6:]}", *one[1:]) for one in GOOD
    ]  # 11/20/2024, 12/02/2024
    contest = load(write_folder(tmp_path / "one"))
    report = refused(contest, ledger, american)
    assert report.refused is not None
    assert report.refused.code == "order_contradicted"
    toml = TOML.replace("day_first = true", "day_first = false")
    assert load_rows(load(write_folder(tmp_path / "two", toml=toml)), ledger, american).new == 6


def workbook(ledger: Ledger, rows: Sequence[Row]) -> Path:
    """The rows as a workbook: times that may be read as month/day are dates, the others texts."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(HEADER))
    for one in rows:
        month, day, rest = one[0].split("/")
        time: object = one[0]
        if int(month) <= 12:
            time = datetime.strptime(f"{month}/{day}/{rest}", "%m/%d/%Y %H:%M:%S")
        sheet.append([time, *one[1:]])
    path = Path(ledger.uri).parent / "answers.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("known", [False, True])
def test_a_workbook_whose_days_were_taken_for_months_rejects_nobody(
    contest: Contest, ledger: Ledger, known: bool
) -> None:
    if known:
        load_rows(contest, ledger, GOOD)
    before = told(contest, ledger)
    report = load_file(contest, ledger, workbook(ledger, GOOD), now=NOW)
    assert report.refused is not None
    assert report.refused.code == "dates_mixed"
    assert told(contest, ledger) == before


def test_a_header_without_rows_deletes_nothing_not_even_a_complete_one(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, GOOD)
    before = told(contest, ledger)
    for _ in range(3):
        report = load_rows(contest, ledger, [], complete=True)
        assert report.refused is not None
        assert (report.refused.code, report.refused.confirm) == ("no_rows", "")
    assert told(contest, ledger) == before


def test_a_sheet_that_lost_its_times_loads_nothing_and_says_so(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, GOOD)
    report = refused(contest, ledger, GOOD, ("Ngày gửi", *HEADER[1:]))
    assert report.refused is not None
    assert report.refused.code == "time_column_lost"
    counts = (report.observed, report.new, report.edited, report.missing)
    assert counts == (6, 0, 0, 0)


SURVEY = ("Dấu thời gian", "Họ và tên", "Lớp", "Phụ huynh", "Ý kiến")


def test_a_file_of_something_else_is_loaded_only_by_the_words_that_say_what_happens(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, GOOD)
    survey = [("21/11/2024 07:00:00", f"Học sinh {n}", "9A", "Mẹ", "tốt") for n in range(3)]
    report = refused(contest, ledger, survey, SURVEY)
    assert report.refused is not None
    assert (report.refused.code, report.proposals) == ("foreign", {})
    assert report.refused.confirm == "3 new, 6 missing"
    wrong = load_rows(contest, ledger, survey, SURVEY, confirmed="3 new")
    assert wrong.refused == report.refused
    done = load_rows(contest, ledger, survey, SURVEY, confirmed=report.refused.confirm)
    assert (done.refused, done.new, done.missing) == (None, 3, 6)
    assert load_rows(contest, ledger, survey, SURVEY).refused is not None, "6 would be gone now"


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_of_these_kinds_changes_no_accepted_person(
    contest: Contest, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    start = datetime(2024, 11, 18, 8, tzinfo=UTC)
    minutes = data.draw(st.lists(st.integers(0, 24 * 60 * 24), min_size=2, max_size=9, unique=True))
    rows = [
        row(n, time=f"{start + timedelta(minutes=at, seconds=n * 7):%d/%m/%Y %H:%M:%S}")
        for n, at in enumerate(minutes, start=1)
    ]
    ledger = Ledger.at(tmp_path_factory.mktemp("ledger") / "ledger")
    load_rows(contest, ledger, rows)
    before = committee_view(contest, ledger).standings().to_pylist()
    zone = data.draw(st.sampled_from(["America/Los_Angeles", "UTC", "Asia/Tokyo"]))
    kinds: dict[str, Callable[[Sequence[Row]], list[Row]]] = {
        "zone": lambda some: in_zone(some, zone),
        "exchanged": exchanged,
        "seconds": without_seconds,
        "zone and seconds": lambda some: without_seconds(in_zone(some, zone)),
        "exchanged and seconds": lambda some: without_seconds(exchanged(some)),
        "new rows": lambda some: [*some, *exchanged([row(50)])],
    }
    damaged = kinds[data.draw(st.sampled_from(sorted(kinds)))](rows)
    if data.draw(st.booleans()):
        damaged = data.draw(st.permutations(damaged))
    text = csv_text(damaged, header=data.draw(st.sampled_from([HEADER, SURVEY + HEADER[:1]])))
    if data.draw(st.booleans()):
        text = text.partition("\n")[0] + "\n"  # the header alone
    path = given_file(ledger, [])
    code = data.draw(st.sampled_from(["utf-8", "utf-16", "cp1252", "ascii"]))
    path.write_bytes(text.encode(code, errors="replace"))
    with suppress(SourceError):
        load_file(contest, ledger, path, now=NOW)
    after = {x["response_id"]: x for x in committee_view(contest, ledger).standings().to_pylist()}
    for line in before:
        assert after[line["response_id"]]["submitted_at"] == line["submitted_at"]


def test_a_time_that_no_calendar_has_waits_and_refuses_no_file(
    contest: Contest, ledger: Ledger
) -> None:
    odd = [row(40, time="31/02/2024 10:00:00"), row(41, time="12/13/2024 08:00:00")]
    report = load_rows(contest, ledger, [*GOOD, *odd])
    assert (report.refused, report.new) == (None, 8)
    assert committee_view(contest, ledger).balance().reasons == {"R201_submitted_at_unreadable": 2}
