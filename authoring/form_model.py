"""What the form asks: a plain model of the Google Form that a contest folder describes.

    form = form_of(contest, "", now)          # now: contest-local

The model has pages of questions. `authoring.form_script` turns the model into the script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from contest import Contest
from contest.errors import Problem, UsageError
from contest.form_units import Section, first_day, is_certain, option_text, sections, window_days
from contest.items import Item
from contest.naming import resolve
from contest.settings import Round, Source

Kind = Literal["text", "date", "choice", "boxes", "list"]

_GAP = "[ .-]*"
PHONE = rf"^ *(?:(?:\+|00)?84|0){_GAP}(?:[35789](?:{_GAP}[0-9]){{8}}|2(?:{_GAP}[0-9]){{9}}) *$"
"""The numbers that `contest.phones` reads, as people type them. The pattern is one that RE2, the
form's engine, understands too."""
NATIONAL_ID = "^(?:[0-9]{9}|[0-9]{12})$"
PREDICTION = "^[0-9]{1,9}$"
EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `heading`: its title, which becomes the heading of a column of the sheet.

    `options`: of a choice, as they stand. `leads`: for each option the page to which it leads
    (0 is the first page); empty: the form goes on to the questions. `pattern`: what a text must be,
    told by `help`. `key`: the drop-down's name in `[prefill]`.
    """

    kind: Kind
    heading: str
    required: bool = True
    help: str = ""
    options: tuple[str, ...] = ()
    leads: tuple[int, ...] = ()
    pattern: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page; the first one has no title of its own."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form. `source`: the `[[sources]]` that will read its sheet. `notes`: what the
    organizers have to know about units that end or begin while the form is open."""

    title: str
    description: str
    confirmation: str
    may_repeat: bool
    zone: str
    source: Source
    pages: tuple[Page, ...]
    notes: tuple[str, ...]


def form_of(contest: Contest, round_id: str, now: datetime) -> Form:
    """The form of a contest, or of one of its rounds (`round_id` not empty), made at `now`
    (contest-local).

    Raises:
        UsageError: no such round; rounds with different questions and none is named; or two groups
            or units cannot be told apart in a form.
    """
    chosen = _round(contest, round_id)
    items = [item for _, item in contest.items_of(chosen.id)]
    days = window_days(contest, first_day(contest, now))
    found = sections(contest, days)
    if problems := [*_unclear(contest, found, days), *_missing(contest, items)]:
        told = "\n".join(f"  {problem}" for problem in problems)
        raise UsageError(f"no form can be made from this folder:\n{told}\nMend these and try again")
    title = f"{contest.title} – {chosen.title or chosen.id}" if round_id else contest.title
    return Form(
        title=title,
        description="\n\n".join(_notice(contest)),
        confirmation=_confirmation(contest),
        may_repeat=contest.settings.attempts.max_per_round != 1,
        zone=contest.info.timezone,
        source=_source(contest, round_id),
        pages=tuple(_pages(contest, found, days, items)),
        notes=tuple(_notes(contest, found, days)),
    )


def _round(contest: Contest, round_id: str) -> Round:
    ids = [one.id for one in contest.rounds]
    if round_id:
        if round_id not in ids:
            known = ", ".join(ids)
            raise UsageError(f"there is no round {round_id!r}; expected one of {known}")
        return next(one for one in contest.rounds if one.id == round_id)
    asked = {tuple(item.id for _, item in contest.items_of(one)) for one in ids}
    if len(asked) > 1:
        raise UsageError(
            "the rounds ask different questions, so each needs a form of its own; expected "
            f"--round with one of {', '.join(ids)}"
        )
    return contest.rounds[0]


def _source(contest: Contest, round_id: str) -> Source:
    """The declared source of the round, else the first one, else a new one."""
    declared = contest.settings.sources
    of_round = [one for one in declared if one.round == round_id]
    return (*of_round, *declared, Source(id="bieu-mau"))[0]


def _pages(
    contest: Contest, found: tuple[Section, ...], days: tuple[date, ...], items: list[Item]
) -> Iterator[Page]:
    keys = [section.key for section in found]
    last = max(len(found), 1)
    people = list(_of_person(contest, free_unit=not found))
    for number, section in enumerate(found):
        question = Question(
            kind="list",
            heading=section.heading,
            required=_is_required(contest, "unit"),
            help=_later(contest, section, days),
            options=tuple(option.text for option in section.options),
            leads=tuple(keys.index(o.leads) if o.leads else last for o in section.options)
            if any(option.leads for option in section.options)
            else (),
            key=section.key,
        )
        yield Page(section.title, (*(people if number == 0 else ()), question))
    if not found:
        yield Page("", tuple(people))
    yield Page("Câu hỏi", tuple(_of_contest(contest, items)))


def _of_person(contest: Contest, *, free_unit: bool) -> Iterator[Question]:
    """The questions about the person, in the order in which people expect them."""
    columns = contest.settings.columns

    def asked(field: str, kind: Kind = "text", help: str = "", pattern: str = "") -> Question:
        required = _is_required(contest, field)
        return Question(kind, columns[field][0], required, help, pattern=pattern)

    if "full_name" in columns:
        yield asked("full_name", help="Ghi đầy đủ họ, tên đệm và tên, có dấu.")
    if "birth_date" in columns:
        yield asked("birth_date", "date")
    if "phone" in columns:
        help = "Số di động 10 chữ số hoặc số cố định có mã vùng, ví dụ 0912 345 678."
        yield asked("phone", help=help, pattern=PHONE)
    if "email" in columns:
        yield asked("email", help="Ví dụ: ten@hopthu.vn", pattern=EMAIL)
    if "national_id" in columns:
        help = "Số căn cước 12 chữ số (hoặc chứng minh nhân dân 9 chữ số), viết liền."
        yield asked("national_id", help=help, pattern=NATIONAL_ID)
    answers: dict[str, dict[str, None]] = {}
    for category in contest.settings.categories:
        answers.setdefault(category.when.column, {}).update(dict.fromkeys(category.when.is_))
    for heading, options in answers.items():
        yield Question("choice", heading, len(options) > 1, options=tuple(options))
    if free_unit:
        for field in columns:
            if field.startswith("unit"):
                yield asked(field, help="Ghi đầy đủ tên đơn vị.")


def _of_contest(contest: Contest, items: list[Item]) -> Iterator[Question]:
    for item in items:
        kind: Kind = "choice" if item.kind == "single" else "boxes"
        yield Question(kind, item.heading, options=item.options)
    if heading := contest.settings.columns.get("prediction"):
        help = "Chỉ ghi chữ số, từ 0 trở lên."
        yield Question("text", heading[0], help=help, pattern=PREDICTION)


def _is_required(contest: Contest, field: str) -> bool:
    """Whether a response without the field would be held."""
    identity = contest.settings.identity
    needed = {*identity.required, *(["birth_date"] if identity.minimum_age else [])}
    if field == "unit":
        return any(name.split("_")[0] == "unit" for name in needed)
    first = next((k for k in identity.match_on if k in contest.settings.columns), "")
    return field in needed or field == first


def _notice(contest: Contest) -> Iterator[str]:
    """The description: who organizes, and what becomes of personal data."""
    info = contest.info
    organizer = info.organizer or info.contact or info.title
    by = f" ({info.parent_body})" if info.parent_body else ""
    yield f"Đơn vị tổ chức: {organizer}{by}."
    if info.opens_at and info.closes_at:
        yield f"Nhận bài từ {_hour(info.opens_at)} đến trước {_hour(info.closes_at)}."
    term = contest.settings.privacy.purge_after_days
    kept = (
        f"được xóa chậm nhất {term} ngày sau khi cuộc thi kết thúc"
        if term
        else "được xóa khi không còn cần cho các mục đích đó"
    )
    yield (
        f"Thông báo về dữ liệu cá nhân: {organizer} thu thập các thông tin trong biểu mẫu này chỉ "
        f"để tổ chức “{info.title}”: nhận dạng người dự thi, chấm điểm, xếp hạng, trao giải và "
        f"thống kê theo đơn vị. Dữ liệu {kept}. Không công khai số điện thoại, thư điện tử và số "
        "giấy tờ. Người dự thi có quyền yêu cầu xem, sửa hoặc xóa dữ liệu của mình. Gửi biểu mẫu "
        "là đồng ý với thông báo này."
    )
    if hotline := contest.hotline:
        yield f"Đường dây nóng: {hotline.phone}{f' ({hotline.hours})' if hotline.hours else ''}."


def _hour(moment: datetime) -> str:
    return f"{moment:%H:%M} ngày {moment:%d/%m/%Y}"


def _confirmation(contest: Contest) -> str:
    most = contest.settings.attempts.max_per_round
    again = f" Mỗi người được gửi tối đa {most} lượt mỗi đợt." if most and most > 1 else ""
    return f"Đã ghi nhận bài dự thi. Bài đã gửi không sửa được.{again} Cảm ơn ông/bà đã tham gia!"


def _later(contest: Contest, section: Section, days: tuple[date, ...]) -> str:
    """The units of a drop-down that begin while the form is open, for who would choose one too
    early: such a response waits for a person."""
    begins: dict[date, list[str]] = {}
    for option in section.options:
        begin = contest.units.units[option.units[0]].valid_from if option.units else None
        if begin and begin > days[0]:
            begins.setdefault(begin, []).append(option.text)
    return " ".join(
        f"Chỉ chọn từ ngày {day:%d/%m/%Y}: {'; '.join(names)}." for day, names in begins.items()
    )


def _unclear(
    contest: Contest, found: tuple[Section, ...], days: tuple[date, ...]
) -> Iterator[Problem]:
    """The options that would not name their unit for certain, and options that stand twice."""
    tree, texts = contest.units, window_days(contest)
    offered = {n for section in found for option in section.options for n in option.units}
    for number in sorted(offered):
        text = option_text(tree, number, texts)
        if not is_certain(tree, number, text, days):
            unit = tree.units[number]
            expected = (
                "a text that names this unit alone while the contest runs; write an alias of its "
                f"own, such as the name with the unit above, into the column aliases of {unit.code}"
            )
            yield Problem("units.csv", f"unit {unit.code}", repr(text), expected)
    for section in found:
        for text, count in Counter(option.text for option in section.options).items():
            if count > 1:
                where = "groups" if section.key == "group" else section.key
                yield Problem("contest.toml", where, f"{text!r} {count} times", "different titles")


def _missing(contest: Contest, items: list[Item]) -> Iterator[Problem]:
    if not items:
        yield Problem("items.csv", "file", "no questions", "the questions of the form")
    if not any(field in contest.settings.columns for field in ("full_name", "phone", "email")):
        expected = "headings for what the form asks of a person: full_name, phone, unit, …"
        yield Problem("contest.toml", "columns", "no field of a person", expected)


def _notes(contest: Contest, found: tuple[Section, ...], days: tuple[date, ...]) -> Iterator[str]:
    units, texts = contest.units.units, window_days(contest)
    offered = {n for section in found for option in section.options for n in option.units}
    for day in days[1:]:
        begin = sum(units[n].valid_from == day for n in offered)
        if begin:
            yield (
                f"{begin} units begin on {day} while the form is open. The form offers them from "
                "the start and says so; a response that names one earlier waits for a person"
            )
        ended = [n for n in offered if (units[n].valid_to or date.max) < day <= days[-1]]
        lost = [
            units[n].name
            for n in ended
            if resolve(contest.units, option_text(contest.units, n, texts), day).unit is None
        ]
        if lost:
            yield (
                f"{len(lost)} units end before {day} without one successor "
                f"({', '.join(lost[:3])}). From that day on a response that names one waits for a "
                "person; take the options out of the form on that day"
            )
