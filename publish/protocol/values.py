"""The values of the fields of a paper of a result: what a release says, as printed."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from contest import Contest
from contest.reasons import REASONS, STATES
from i18n.format import UNKNOWN, Format
from i18n.words import Words
from publish.letters.fields import SignerFields
from publish.moments import moment_text
from publish.protocol.fields import (
    AlteredFields,
    CountFields,
    IssuerFields,
    Paper,
    PaperFields,
    ReleaseFields,
    UnitWinnerFields,
    WinnerFields,
)
from publish.protocol.rules import declared_rules
from publish.protocol.source import Source
from publish.release.text import ReleaseText, release_text
from results import Altered

_say, _fmt = Words("vi"), Format("vi")
_GROUP = 8
"""Letters of a response's id that stand together, so that the id fits into a narrow column."""
_LETTERS = "CV"
_ABOVE = "Như trên"
_SYMBOLS = {"protocol": "BB", "decision": "QĐ"}


def paper_fields(source: Source, issuer: Contest, paper: Paper, unit: str = "") -> PaperFields:
    """The fields of one paper. `issuer`: the contest as declared now, which says who issues the
    paper. `unit`: the name of the unit whose winners are listed."""
    info, documents, signer = issuer.info, issuer.settings.documents, issuer.settings.signer
    text = release_text(source.found, _say, _fmt)
    return PaperFields(
        contest=IssuerFields(
            title=source.found.contest.title,
            organizer=info.organizer or source.found.contest.title,
            parent_body=info.parent_body,
            place=info.place,
            contact=info.contact,
        ),
        symbol=symbol_of(paper, documents.symbol),
        protocol_symbol=symbol_of("protocol", documents.symbol),
        legal_bases=documents.legal_bases,
        recipients=_recipients(paper, documents.recipients),
        signer=SignerFields(signer.lines, signer.name),
        is_provisional=text.is_provisional,
        unit=unit,
        release=_release(source, text),
        rules=declared_rules(source.found.contest),
        balance=tuple(_balance(source)),
        reasons=tuple(_reasons(source)),
        winners=tuple(_winners(text)),
        units=tuple(
            UnitWinnerFields(str(number), one.unit, one.prize, one.ratio, one.rate)
            for number, one in enumerate(text.units, 1)
        ),
        altered=tuple(_altered(number, one) for number, one in enumerate(source.altered or (), 1)),
        altered_unknown=source.altered is None,
    )


def symbol_of(paper: Paper, letters: str) -> str:
    """The symbol behind the number, from the declared symbol of letters: `CV` gives way to the kind
    of the paper, or the kind stands before it. A list has no kind of its own.

    >>> symbol_of("decision", "CV-BTC"), symbol_of("protocol", "BTC"), symbol_of("decision", "")
    ('QĐ-BTC', 'BB-BTC', 'QĐ')
    >>> symbol_of("winners", "CV-BTC")
    'BTC'
    """
    issuer = [part for part in letters.split("-") if part and part != _LETTERS]
    kind = _SYMBOLS.get(paper)
    return "-".join([kind, *issuer] if kind else issuer)


def _recipients(paper: Paper, declared: tuple[str, ...]) -> tuple[str, ...]:
    """Those of letters without "Như trên", which means whom a letter addresses."""
    others = tuple(one for one in declared if one != _ABOVE)
    return (_say("protocol.as_article_3"), *others) if paper == "decision" else others


def _release(source: Source, text: ReleaseText) -> ReleaseFields:
    found, release = source.found, source.found.release
    contest = found.contest
    titles = {one.id: one.title or one.id for one in contest.rounds}
    rounds = ", ".join(titles.get(one, one) for one in found.rounds)
    corrects = (
        _say("released.corrects", number=_fmt.whole(release.corrects), basis=release.basis)
        if release.corrects
        else ""
    )
    return ReleaseFields(
        number=_fmt.whole(release.number),
        kind=text.title[:1].lower() + text.title[1:],
        made_at=moment_text(contest.local(release.made_at)),
        until=moment_text(found.counted_until),
        covers="" if found.overall else _say("released.covers", rounds=rounds),
        corrects=corrects,
        state=release.state,
        position=release.position,
        seal=release.seal,
    )


def _balance(source: Source) -> Iterator[CountFields]:
    for state in STATES:
        name = _say(f"state.{state}")
        count = source.counts.get(("state", state), 0)
        yield CountFields(name[:1].upper() + name[1:], _fmt.whole(count))
    total = source.counts.get(("state", "observed"), 0)
    yield CountFields(_say("protocol.total"), _fmt.whole(total))


def _reasons(source: Source) -> Iterator[CountFields]:
    for (kind, code), count in source.counts.items():
        if kind == "reason" and count:
            yield CountFields(REASONS[code].vi if code in REASONS else code, _fmt.whole(count))


def _winners(text: ReleaseText) -> Iterator[WinnerFields]:
    several, number = len(text.lists) > 1, 0
    for title, lines in text.lists:
        for n, one in enumerate(lines):
            number += 1
            heading = title if several and n == 0 else ""
            yield WinnerFields(str(number), heading, one.name, one.unit or UNKNOWN, one.prize)


def _altered(number: int, one: Altered) -> AlteredFields:
    return AlteredFields(
        number=str(number),
        name=one.full_name or _say("released.erased_name"),
        unit=one.unit_name or UNKNOWN,
        submitted_at=_fmt.second(one.submitted_at),
        response=" ".join(wrap(one.response_id, _GROUP)),
        state=_say(f"state.{one.state}"),
        signs="; ".join(_say(f"protocol_sign.{name}") for name in one.signs),
    )
