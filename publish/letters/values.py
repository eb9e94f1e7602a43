"""The values of the fields of a letter: the numbers and sentences of unit summaries, as printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from contest import Contest
from i18n.format import UNKNOWN, Format
from i18n.phase import left_until
from i18n.rates import people_note, rate_text
from i18n.words import Words
from publish.letters.fields import (
    AppendixFields,
    BeneathFields,
    ContestFields,
    HotlineFields,
    LetterFields,
    ListedFields,
    SignerFields,
    TotalFields,
    UnitFields,
)
from publish.moments import moment_text
from publish.pace import Pace
from publish.reminder import pace_sentence, per_day, place_line, silent_line
from publish.unit_summary import LOWEST, Beneath, UnitSummary, lowest
from results import View

_say, _fmt = Words("vi"), Format("vi")
_TERRITORIES = (
    "tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu",
)  # fmt: skip
_NO_PACE = Pace(0)


def letter_fields(
    contest: Contest, summary: UnitSummary, beneath: Sequence[Beneath]
) -> LetterFields:
    """The letter of a unit. `beneath`: all units directly beneath, the lowest first."""
    every = _beneath(beneath)
    return LetterFields(
        **_common(contest, summary),
        unit=_unit(summary),
        lowest=every[:LOWEST],
        rows=every if len(every) > LOWEST else (),
    )


def appendix_fields(view: View, summaries: Sequence[UnitSummary]) -> AppendixFields:
    """One letter about several units, at least one: first those without participants, then the
    lowest rates."""
    by_code = {one.code: one for one in summaries}
    ordered = lowest(map(_row, summaries))
    headline = view.headline()
    moment = moment_text(view.known_until)
    people = _say("my_unit.people", n=headline.people, count=_fmt.whole(headline.people))
    key = "letters.state_all" if headline.headcount else "letters.state_all_unknown"
    counted = people_note(headline.counted_people, headline.headcount, _say, _fmt)
    rate = rate_text(headline.participation_rate, _say, _fmt)
    return AppendixFields(
        **_common(view.contest, summaries[0]),
        total=TotalFields(
            people=_fmt.whole(headline.people),
            counted_people=_fmt.whole(headline.counted_people) if headline.headcount else "",
            headcount=_some(headline.headcount),
            rate=rate if headline.headcount else "",
            state=_say(key, moment=moment, people=people, rate=rate, counted=counted),
            units=_fmt.whole(len(summaries)),
            silent=_some(sum(not one.people for one in summaries)),
            unknown=_some(sum(one.headcount is None for one in summaries)),
        ),
        rows=tuple(
            _listed(number, unit, by_code[unit.code]) for number, unit in enumerate(ordered, 1)
        ),
    )


def addressee(name: str) -> str:
    """Whom a letter to a unit addresses: the people's committee of a territory, else the unit.

    >>> addressee("Huyện Gia Lộc"), addressee("Sở Nội vụ")
    ('UBND huyện Gia Lộc', 'Sở Nội vụ')
    """
    called = in_a_sentence(name)
    return name if called == name else _say("letters.authority", place=called)


def in_a_sentence(name: str) -> str:
    """The name of a unit inside a sentence, where the kind of a territory begins small.

    >>> in_a_sentence("Thị xã Kinh Môn"), in_a_sentence("Thanh tra tỉnh")
    ('thị xã Kinh Môn', 'Thanh tra tỉnh')
    """
    small = name[:1].lower() + name[1:]
    return small if small.startswith(tuple(f"{kind} " for kind in _TERRITORIES)) else name


def _common(contest: Contest, summary: UnitSummary) -> dict[str, Any]:
    info, documents, signer = contest.info, contest.settings.documents, contest.settings.signer
    hotline, closes_at = contest.hotline, summary.closes_at
    is_over = summary.phase == "after"
    return {
        "contest": ContestFields(
            title=info.title,
            organizer=info.organizer or info.title,
            parent_body=info.parent_body,
            place=info.place,
            contact=info.contact,
            form_url=info.form_url,
            opens_at=moment_text(summary.opens_at) if summary.opens_at else "",
            closes_at=moment_text(closes_at) if closes_at else "",
            target="" if summary.target is None else _fmt.declared(summary.target),
            left=left_until(closes_at, summary.moment, _say, _fmt)
            if closes_at and not is_over
            else "",
            is_over=is_over,
        ),
        "as_of": moment_text(summary.as_of),
        "symbol": documents.symbol,
        "legal_bases": documents.legal_bases,
        "hotline": HotlineFields(hotline.phone, hotline.hours)
        if hotline
        else HotlineFields("", ""),
        "recipients": documents.recipients,
        "signer": SignerFields(signer.lines, signer.name),
    }


def _unit(summary: UnitSummary) -> UnitFields:
    found = summary.pace or _NO_PACE
    return UnitFields(
        code=summary.code,
        name=summary.name,
        called=in_a_sentence(summary.name),
        addressee=addressee(summary.name),
        people=_fmt.whole(summary.people),
        headcount=_some(summary.headcount),
        rate="" if summary.rate is None else _fmt.share(summary.rate),
        rank=place_line(summary, _say, _fmt),
        shortfall=_some(found.shortfall),
        needed=_some(found.needed),
        present=_present(summary),
        beneath=_some(summary.beneath),
        silent=_some(summary.silent),
        state=_state(summary),
        pace=pace_sentence(summary, _say, _fmt),
        beneath_state=silent_line(summary, _say, _fmt) if summary.beneath else "",
    )


def _state(summary: UnitSummary) -> str:
    known = summary.headcount is not None
    if summary.people:
        key = "letters.state" if known else "letters.state_unknown"
    else:
        key = "letters.state_silent" if known else "letters.state_silent_unknown"
    alone = _say("my_unit.people", n=summary.people, count=_fmt.whole(summary.people))
    return _say(
        key,
        moment=moment_text(summary.as_of),
        unit=in_a_sentence(summary.name),
        counted=people_note(summary.people, summary.headcount, _say, _fmt) or alone,
        rate=rate_text(summary.rate, _say, _fmt),
    )


def _beneath(units: Sequence[Beneath]) -> tuple[BeneathFields, ...]:
    return tuple(
        BeneathFields(
            number=str(number),
            name=unit.name,
            people=_fmt.whole(unit.people),
            headcount=_fmt.whole(unit.headcount),
            rate=rate_text(unit.rate, _say, _fmt),
        )
        for number, unit in enumerate(units, 1)
    )


def _listed(number: int, unit: Beneath, summary: UnitSummary) -> ListedFields:
    found = summary.pace
    (line,) = _beneath([unit])
    return ListedFields(
        number=str(number),
        name=line.name,
        people=line.people,
        headcount=line.headcount,
        rate=line.rate,
        shortfall=_fmt.whole(found.shortfall if found else None),
        needed=_fmt.whole(found.needed if found else None),
        present=_present(summary) or UNKNOWN,
    )


def _present(summary: UnitSummary) -> str:
    found = summary.pace
    if found is None or found.present is None or summary.phase != "open":
        return ""
    return per_day(float(found.present), _fmt)


def _some(number: int | None) -> str:
    return _fmt.whole(number) if number else ""


def _row(summary: UnitSummary) -> Mapping[str, Any]:
    return {
        "unit_code": summary.code,
        "unit_name": summary.name,
        "people": summary.people,
        "headcount": summary.headcount,
        "participation_rate": summary.rate,
    }
