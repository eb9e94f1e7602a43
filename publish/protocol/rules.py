"""The rules as the contest folder declares them, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from contest import Contest
from contest.settings import Section, Settings
from i18n.field_names import field_name
from i18n.format import Format
from i18n.words import Words
from publish.moments import moment_text

_say, _fmt = Words("vi"), Format("vi")


def declared_rules(contest: Contest) -> tuple[str, ...]:
    """Each rule that decides who wins, with its basis in brackets, in the order of their effect.

    >>> from contest.settings import Attempts, Info
    >>> attempts = Attempts(max_per_round=5, counted="last", basis="Điều 5 Thể lệ")
    >>> declared_rules(Contest(Settings(contest=Info(id="c", title="C"), attempts=attempts)))[1]
    'Mỗi người thi tối đa 5 lượt trong một đợt; tính lượt cuối cùng (Điều 5 Thể lệ).'
    """
    return tuple(f"{text}{_basis(section)}." for text, section in _rules(contest))


def _rules(contest: Contest) -> Iterator[tuple[str, Section]]:
    settings = contest.settings
    if contest.opens_at and contest.closes_at:
        yield _window("declared.window", contest.opens_at, contest.closes_at), settings.contest
    for one in settings.rounds:
        if one.opens_at and one.closes_at:
            title = one.title or one.id
            yield _window("declared.round", one.opens_at, one.closes_at, title=title), one
    for void in settings.voids:
        why = f" ({void.reason})" if void.reason else ""
        yield _window("declared.void", void.opens_at, void.closes_at, why=why), void
    for kind in settings.categories:
        values = ", ".join(f"“{value}”" for value in kind.when.is_)
        title = kind.title or kind.id
        yield _say("declared.category", title=title, column=kind.when.column, values=values), kind
    yield from _of_people(settings)
    yield from _of_ranks(settings)
    yield from _of_prizes(contest)


def _of_people(settings: Settings) -> Iterator[tuple[str, Section]]:
    identity, attempts = settings.identity, settings.attempts
    keys = _say("declared.else").join(map(_key, identity.match_on))
    yield _say("declared.identity", keys=keys), identity
    if identity.required:
        fields = ", ".join(field_name(one, _say) for one in identity.required)
        yield _say("declared.required", fields=fields), identity
    if identity.minimum_age:
        yield _say("declared.age", age=_fmt.whole(identity.minimum_age)), identity
    counted = _say(f"declared_counted.{attempts.counted}")
    most = attempts.max_per_round
    key = "declared.attempts" if most else "declared.attempts_any"
    yield _say(key, n=None, count=_fmt.whole(most), counted=counted), attempts


def _of_ranks(settings: Settings) -> Iterator[tuple[str, Section]]:
    order, prediction = settings.ranking.order, settings.prediction
    fields = "; ".join(_say(f"order.{name}") for name in order)
    yield _say("declared.order", order=fields), settings.ranking
    if "prediction_distance" in order:
        scope = _say(f"declared_scope.{prediction.scope}")
        number = _say(f"declared_predicted.{prediction.of}", scope=scope)
        yield _say("declared.prediction", number=number), prediction


def _of_prizes(contest: Contest) -> Iterator[tuple[str, Section]]:
    settings = contest.settings
    titles = {one.id: one.title or one.id for one in contest.rounds}
    kinds = {one.id: one.title or one.id for one in settings.categories}
    for prize in settings.prizes:
        of = [titles[prize.round]] if prize.round in titles else []
        of += [kinds[prize.category]] if prize.category in kinds else []
        where = f" ({', '.join(of)})" if of else ""
        count = _fmt.whole(prize.count)
        yield _say("declared.prize", name=prize.name, count=count, where=where), prize
    if settings.prizes and settings.prize_rules.one_per_person:
        yield _say("declared.one_each"), settings.prize_rules
    if settings.prizes or settings.unit_prizes:
        yield _say("declared.ties"), settings.prize_rules
    for one in settings.unit_prizes:
        measures = "; ".join(_say(f"declared_measure.{name}") for name in one.measure)
        least = _fmt.whole(one.minimum_headcount)
        more = _say("declared.least", count=least) if one.minimum_headcount else ""
        count = _fmt.whole(one.count)
        yield (
            _say("declared.unit_prize", name=one.name, count=count, measures=measures, least=more),
            one,
        )


def _window(key: str, opens: datetime, closes: datetime, **values: str) -> str:
    return _say.fill(key, {"opens": moment_text(opens), "closes": moment_text(closes), **values})


def _key(key: str) -> str:
    return " + ".join(field_name(part, _say) for part in key.split("+"))


def _basis(section: Section) -> str:
    return f" ({section.basis})" if section.basis else ""
