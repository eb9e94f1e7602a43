"""The sections and keys of `contest.toml` as frozen models, named as in the contract.

An unknown key is an error. A missing optional section reads as empty. Every section may carry
`basis` ("Điều 5 Thể lệ"), which stands wherever the rule decides something. Times are
contest-local, without an offset.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NaiveDatetime,
    NonNegativeInt,
    PositiveInt,
)

FIELDS = (
    "submitted_at",
    "started_at",
    "full_name",
    "birth_date",
    "phone",
    "email",
    "national_id",
    "unit",
    "quiz_score",
    "prediction",
)
"""Fields that `[columns]` may name besides `unit_1`, `unit_2`, … (the most specific is last)."""

_NUMBERED_UNIT = re.compile(r"unit_[1-9]\d?")
_IDENTIFIER = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"


def is_field(name: str) -> bool:
    """True for a name that `[columns]` may hold.

    >>> is_field("unit_2"), is_field("nickname")
    (True, False)
    """
    return name in FIELDS or _NUMBERED_UNIT.fullmatch(name) is not None


def is_identifier(text: str) -> bool:
    """True for a text that may be the id of a group, a round or a source.

    >>> is_identifier("district"), is_identifier("khối sở"), is_identifier("so\\n")
    (True, False, False)
    """
    return re.match(_IDENTIFIER, text) is not None and not text.endswith("\n")


def _whole_seconds(value: object) -> object:
    return value.replace(microsecond=0) if isinstance(value, datetime) else value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


LocalTime = Annotated[NaiveDatetime, BeforeValidator(_whole_seconds)]
Name = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=_IDENTIFIER)]
English = Annotated[str, Field(repr=False)]
"""A title in English; empty: pages in English show the Vietnamese one. It stands in no `repr`,
because the contest's hash is made from those, and a title changes no result."""
Share = Annotated[float, Field(ge=0, le=1)]
Headings = Annotated[tuple[Name, ...], BeforeValidator(_as_list), Field(min_length=1)]
DayTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day, `HH:MM`, contest-local."""
RankField = Literal["score", "prediction_distance", "submitted_at", "duration"]


class Section(BaseModel):
    """A table of contest.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
    basis: str = ""


class Info(Section):
    """`[contest]`. Without a window no row can be judged, so every row is held."""

    id: Identifier
    title: Name
    title_en: English = ""
    organizer: str = ""
    organizer_en: English = ""
    parent_body: str = ""
    parent_body_en: English = ""
    place: str = ""
    contact: str = ""
    timezone: str = "Asia/Ho_Chi_Minh"
    opens_at: LocalTime | None = None
    closes_at: LocalTime | None = None
    form_url: str = ""


class Hotline(Section):
    """`[hotline]`: every page and letter shows the hotline."""

    phone: Name
    hours: str = ""


class Group(Section):
    """`[[groups]]`: a khối. Pages and menus list the groups in this order."""

    id: Identifier
    title: Name
    title_en: English = ""


class SubUnit(Section):
    """`[[sub_units]]`: a text that begins with one of `starts_with` belongs to the unit with the
    code `owner`. If `owner` is "named", the text belongs to the unit that its rest names."""

    starts_with: Headings
    owner: Name


class Round(Section):
    """`[[rounds]]`: half-open intervals. A round without times (no window declared) judges none."""

    id: Identifier
    title: str = ""
    title_en: English = ""
    opens_at: LocalTime | None = None
    closes_at: LocalTime | None = None


class Void(Section):
    """`[[voids]]`: a period cancelled by the organizers, half-open."""

    opens_at: LocalTime
    closes_at: LocalTime
    reason: str = ""


class When(Section):
    """The condition of a category: the cell under `column` is one of `is`."""

    column: Name
    is_: Annotated[tuple[str, ...], Field(alias="is", min_length=1)]


class Category(Section):
    """`[[categories]]`: people who are ranked apart."""

    id: Identifier
    title: str = ""
    title_en: English = ""
    when: When


class Source(Section):
    """`[[sources]]`: a sheet or file that rows come from. `round` binds its form to one round."""

    id: Identifier
    kind: Literal["google_sheet", "file"] = "file"
    spreadsheet_id: str = ""
    tab: str = ""
    sheet_id: int | None = None
    path: str = ""
    timezone: str = ""
    poll_seconds: PositiveInt = 30
    complete_seconds: PositiveInt = 300
    day_first: bool | None = None
    round: str = ""

    @property
    def is_live(self) -> bool:
        """True for a source that can be watched: a Google sheet, or one with a `path`."""
        return self.kind == "google_sheet" or bool(self.path)


class Identity(Section):
    """`[identity]`: which rows are one person's. The first key of `match_on` that is present and
    readable identifies the person."""

    match_on: tuple[Name, ...] = ("phone", "email")
    required: tuple[Name, ...] = ()
    same_key_other_name: Literal["flag", "hold"] = "flag"
    minimum_age: PositiveInt | None = None


class Attempts(Section):
    """`[attempts]`: the most attempts of a person in a round, and the attempt that counts."""

    max_per_round: PositiveInt | None = None
    counted: Literal["best", "first", "last"] = "best"


class Prediction(Section):
    """`[prediction]`: the number that a prediction is compared with."""

    of: Literal["people", "attempts", "all_correct_people"] = "people"
    scope: Literal["round", "contest"] = "round"


class Ranking(Section):
    """`[ranking]`: the fields that decide a rank, in order. People equal in all fields share it."""

    order: Annotated[tuple[RankField, ...], Field(min_length=1)] = (
        "score",
        "prediction_distance",
        "submitted_at",
    )


class Prize(Section):
    """`[[prizes]]`."""

    name: Name
    name_en: English = ""
    count: PositiveInt
    round: str = ""
    category: str = ""


class PrizeRules(Section):
    """`[prize_rules]`."""

    one_per_person: bool = True


class UnitPrize(Section):
    """`[[unit_prizes]]`."""

    name: Name
    name_en: English = ""
    group: str = ""
    measure: tuple[Literal["participation_rate", "mean_score", "people", "attempts"], ...] = (
        "participation_rate",
    )
    minimum_headcount: NonNegativeInt = 0
    count: PositiveInt = 1


class Targets(Section):
    """`[targets]`: shares of the headcount."""

    participation_rate: Share | None = None
    letter_below: Share | None = None


class Publication(Section):
    """`[publication]`. `spokesperson`: who speaks to the press, with the telephone number."""

    leaders_see_standings: bool = False
    self_check: bool = False
    turnout: Literal["daily", "live", "manual"] = "manual"
    at: tuple[DayTime, ...] = ()
    embargo_until: LocalTime | None = None
    freeze_standings_at: LocalTime | None = None
    name_low_units: bool = False
    spokesperson: str = ""
    spokesperson_phone: str = ""


class Digests(Section):
    """`[digests]`: the times at which leaders with an address get the numbers of their unit."""

    at: tuple[DayTime, ...] = ()


class Privacy(Section):
    """`[privacy]`."""

    purge_after_days: PositiveInt | None = None
    small_cell: NonNegativeInt = 5


class Documents(Section):
    """`[documents]`."""

    symbol: str = ""
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


class Signer(Section):
    """`[signer]`."""

    lines: tuple[str, ...] = ()
    name: str = ""


class Settings(Section):
    """All of contest.toml. The contest's hash is made from the `repr`; mail changes no result, so
    `digests` does not stand there."""

    contest: Info
    prefill: dict[str, str] = {}
    hotline: Hotline | None = None
    groups: tuple[Group, ...] = ()
    sub_units: tuple[SubUnit, ...] = ()
    rounds: tuple[Round, ...] = ()
    voids: tuple[Void, ...] = ()
    categories: tuple[Category, ...] = ()
    sources: tuple[Source, ...] = ()
    columns: dict[str, Headings] = {}
    identity: Identity = Identity()
    attempts: Attempts = Attempts()
    prediction: Prediction = Prediction()
    ranking: Ranking = Ranking()
    prizes: tuple[Prize, ...] = ()
    prize_rules: PrizeRules = PrizeRules()
    unit_prizes: tuple[UnitPrize, ...] = ()
    targets: Targets = Targets()
    publication: Publication = Publication()
    digests: Annotated[Digests, Field(repr=False)] = Digests()
    privacy: Privacy = Privacy()
    documents: Documents = Documents()
    signer: Signer = Signer()
