"""The sentences about the public numbers: for the page of the press, the press release, the board.

All of them come from one `PublicTurnout` and from what the contest declares, in one language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from contest import Contest
from contest.phones import phone
from contest.sanitize import on_one_line
from contest.titles import InVietnamese, title_line
from i18n.format import Format
from i18n.phase import phase_at
from i18n.spoken import spoken, spoken_moment, spoken_share
from i18n.words import Words
from publish.press.corrections import Correction
from publish.press.notices import notices
from publish.press.pictures import leading
from publish.press.turnout import PublicGroup, PublicTurnout, PublicUnit, in_language

LEADING = 5
"""The most leading units of a group."""
_IN_TEXT = 3
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A number with its label, what stands under it, and what it means."""

    label: str
    value: str
    under: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Line:
    """A group or a unit; `name` is `InVietnamese` among English words. `ratio`: people/headcount,
    or the people alone. `length`: the bar, from 0 to 100; None: the rate is unknown."""

    name: str
    rate: str
    ratio: str
    length: str | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers the press. `number`: the digits to dial; None: the text is no number."""

    who: str
    phone: str
    number: str | None


@dataclass(frozen=True, slots=True)
class PressText:
    """What is said about one edition of the public numbers, in one language.

    `leading`: the title of a group and its leading units; `no_leading` says why there is none.
    `notices`: the corrections, figure by figure, the latest first. `embargo`: "" once the numbers
    are newer than the embargo.
    """

    title: str
    organizer: str
    as_of: str
    updates: str
    embargo: str
    paragraph: str
    script: str
    figures: tuple[Shown, ...]
    groups: tuple[Line, ...]
    leading: tuple[tuple[str, tuple[Line, ...]], ...]
    no_leading: str
    named: str
    notices: tuple[str, ...]
    contacts: tuple[Contact, ...]
    meanings: tuple[str, ...]
    left_out: tuple[str, ...]


def press_text(
    turnout: PublicTurnout,
    contest: Contest,
    say: Words,
    fmt: Format,
    corrections: Sequence[Correction] = (),
) -> PressText:
    """The sentences. The contest, as declared, gives its titles, its times, its target and its
    contacts, and no number."""
    turnout = in_language(turnout, contest, say.language)
    corrections = [replace(one, name=contest.titled(one.name, say.language)) for one in corrections]
    contest = contest.in_language(say.language)
    count = len(turnout.units)
    leaders = tuple(_leading(turnout, contest, say, fmt))
    return PressText(
        title=title_line(turnout.title),
        organizer=title_line(contest.info.organizer or contest.title),
        as_of=say(
            "public.as_of",
            clock=fmt.clock(turnout.as_of),
            day=fmt.day(turnout.as_of.date()),
        ),
        updates=_updates(contest, say),
        embargo=_embargo(turnout, contest, say, fmt),
        paragraph=paragraph(turnout, contest, say, fmt),
        script=script(turnout, contest, say, fmt),
        figures=tuple(_figures(turnout, say, fmt)),
        groups=tuple(_line(group, group.title, say, fmt) for group in turnout.groups),
        leading=leaders,
        no_leading="" if leaders else _why_none(turnout, contest, say, fmt),
        named=say("public.all_units", n=count, count=fmt.whole(count)) if count else "",
        notices=tuple(notices(corrections, say, fmt)),
        contacts=tuple(_contacts(contest, say)),
        meanings=(say("public.new_people_is"), say("public.both_units")),
        left_out=tuple(_left_out(contest, say, fmt)),
    )


def paragraph(turnout: PublicTurnout, contest: Contest, say: Words, fmt: Format) -> str:
    """The numbers as a paragraph for a report, each percentage with its denominator."""
    moment, title = turnout.as_of, on_one_line(turnout.title)
    people, attempts = fmt.whole(turnout.people), fmt.whole(turnout.attempts)
    clock, day = fmt.clock(moment), fmt.day(moment.date())
    sentences = [
        say("public.said_people", clock=clock, day=day, title=title, people=people,
            attempts=attempts)
    ]  # fmt: skip
    if turnout.rate is not None:
        ratio = fmt.out_of(turnout.counted_people, turnout.headcount)
        only = "" if turnout.counted_people == turnout.people else say("public.known_only")
        rate = fmt.share(turnout.rate)
        sentences.append(say("public.said_rate", rate=rate, ratio=ratio, only=only))
    for group in turnout.groups:
        if group.rate is not None:
            line = _line(group, group.title, say, fmt)
            sentences.append(
                say("public.said_group", title=line.name, rate=line.rate, ratio=line.ratio)
            )
    for title, lines in _leading(turnout, contest, say, fmt):
        units = ", ".join(
            say("public.said_unit", name=line.name, rate=line.rate, ratio=line.ratio)
            for line in lines[:_IN_TEXT]
        )
        sentences.append(say("public.said_leading", title=title, units=units))
    return " ".join([*sentences, *_said_time(turnout.as_of, contest, say, fmt)])


def script(turnout: PublicTurnout, contest: Contest, say: Words, fmt: Format) -> str:
    """The numbers in words that take half a minute to read aloud."""
    language, title = say.language, on_one_line(turnout.title)
    if language == "vi":
        title = _NUMBER.sub(lambda found: _read(found[0]), title)
    moment = spoken_moment(turnout.as_of, language)
    people = spoken(turnout.people, language)
    sentences = [say("public.read_people", moment=moment, title=title, people=people)]
    if turnout.rate is not None and turnout.headcount:
        all_known = turnout.counted_people == turnout.people
        key = "public.read_rate" if all_known else "public.read_rate_known"
        rate = spoken_share(turnout.rate, language)
        sentences.append(say(key, rate=rate, headcount=spoken(turnout.headcount, language)))
    return " ".join([*sentences, *_read_time(turnout.as_of, contest, say)])


def _read(digits: str) -> str:
    """A number of a title in words. A number with a zero before it, or a long one, is no number but
    a mark, and stays."""
    return digits if digits.startswith("0") or len(digits) > 9 else spoken(int(digits), "vi")


def _said_time(moment: datetime, contest: Contest, say: Words, fmt: Format) -> Iterator[str]:
    opens, closes = contest.opens_at, contest.closes_at
    phase = phase_at(moment, opens, closes)
    end = opens if phase == "before" else closes
    if end is not None:
        yield say(f"public_said.{phase}", clock=fmt.clock(end), day=fmt.day(end.date()))


def _read_time(moment: datetime, contest: Contest, say: Words) -> Iterator[str]:
    opens, closes = contest.opens_at, contest.closes_at
    phase = phase_at(moment, opens, closes)
    if phase == "before" and opens:
        yield say("public.read_before", moment=spoken_moment(opens, say.language))
    elif phase == "open" and closes and (days := (closes - moment) // timedelta(days=1)) > 1:
        yield say("public.read_left", days=spoken(days, say.language))
    elif phase == "open" and closes:
        yield say("public.read_ends", moment=spoken_moment(closes, say.language))
    elif phase == "after" and closes:
        yield say("public.read_after", moment=spoken_moment(closes, say.language))


def _figures(turnout: PublicTurnout, say: Words, fmt: Format) -> Iterator[Shown]:
    today = next((one for one in turnout.days if one.day == turnout.as_of.date()), None)
    new = today.people if today else 0
    yield Shown(
        say("figure.people"), fmt.whole(turnout.people),
        say("public.new_on_day", count=fmt.whole(new), day=fmt.day(turnout.as_of.date())),
        say("public.people_is"),
    )  # fmt: skip
    if turnout.rate is None:
        rate, under = say("public.rate_unknown"), ""
    else:
        rate = fmt.share(turnout.rate)
        ratio = fmt.out_of(turnout.counted_people, turnout.headcount)
        under = say("public.of_people", ratio=ratio)
        if turnout.counted_people != turnout.people:
            under = f"{under}, {say('under.known_only')}"
    yield Shown(say("figure.rate"), rate, under, say("public.rate_is"))
    yield Shown(say("figure.attempts"), fmt.whole(turnout.attempts), "", say("public.attempts_is"))


def _line(part: PublicGroup | PublicUnit, name: str, say: Words, fmt: Format) -> Line:
    is_unit = isinstance(part, PublicUnit) and say.language == "en"
    name = title_line(InVietnamese(name) if is_unit else name)
    if part.rate is None:
        return Line(name, say("public.rate_unknown"), fmt.whole(part.people), None)
    counted = part.counted_people if isinstance(part, PublicGroup) else part.people
    length = f"{min(part.rate, 1) * 100:.1f}"
    ratio = fmt.out_of(counted, part.headcount)
    return Line(name, fmt.share(part.rate), ratio, length)


def _leading(
    turnout: PublicTurnout, contest: Contest, say: Words, fmt: Format
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for group in contest.groups:
        first = leading(turnout, contest, group)[:LEADING]
        if lines := tuple(_line(unit, unit.name, say, fmt) for unit in first):
            yield title_line(group.title), lines


def _why_none(turnout: PublicTurnout, contest: Contest, say: Words, fmt: Format) -> str:
    target = contest.settings.targets.participation_rate
    if target is None or turnout.units or contest.settings.publication.name_low_units:
        return say("public.none_named")
    return say("public.none_reached", target=fmt.declared(target))


def _updates(contest: Contest, say: Words) -> str:
    publication = contest.settings.publication
    if publication.turnout == "daily" and publication.at:
        return say("public.daily", times=", ".join(publication.at))
    return say("public.live" if publication.turnout == "live" else "public.manual")


def _embargo(turnout: PublicTurnout, contest: Contest, say: Words, fmt: Format) -> str:
    until = contest.settings.publication.embargo_until
    if until is None or turnout.as_of >= until:
        return ""
    return say("public.embargo", moment=fmt.moment(until))


def _contacts(contest: Contest, say: Words) -> Iterator[Contact]:
    """The spokesperson, if one is declared with a number; else the hotline."""
    publication, hotline = contest.settings.publication, contest.hotline
    number = on_one_line(publication.spokesperson_phone)
    if publication.spokesperson or number:
        name = on_one_line(publication.spokesperson or contest.info.organizer)
        yield Contact(say("public.spokesperson", name=name), number, phone(number))
    if hotline and not number:
        said = on_one_line(" · ".join(filter(None, (hotline.phone, hotline.hours))))
        yield Contact(say("public.hotline"), said, phone(hotline.phone))


def _left_out(contest: Contest, say: Words, fmt: Format) -> Iterator[str]:
    settings = contest.settings
    target, small = settings.targets.participation_rate, settings.privacy.small_cell
    yield say("public.no_scores")
    yield say("public.no_ranks")
    if small > 1:
        yield say("public.no_small", count=fmt.whole(small))
    if target is not None and not settings.publication.name_low_units:
        yield say("public.no_low", target=fmt.declared(target))
