"""What the page Thiết lập asks for: the sections of contest.toml as a clerk thinks of them.

The settings of `contest.settings` say what a field is; this module says only where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic_core import PydanticUndefined

from contest import settings
from contest.settings import Section

Kind = Literal[
    "text", "headings", "moment", "number", "flag", "maybe", "choice", "lines", "order", "share"
]


@dataclass(frozen=True, slots=True)
class Block:
    """One section of contest.toml on the page: its fields in order. `many`: it is a list of tables,
    `[[section]]`. `model` None: the section's keys are names of columns."""

    section: str
    model: type[Section] | None
    fields: tuple[str, ...]
    many: bool = False


def _of(section: str, model: type[Section], *left_out: str, many: bool = False) -> Block:
    names = (info.alias or name for name, info in model.model_fields.items())
    known = [name for name in names if name not in ("basis", *left_out)]
    order = sorted(known, key=lambda name: name == "id")  # which a title can stand for
    return Block(section, model, (*order, *(() if "basis" in left_out else ("basis",))), many)


def _listed(section: str, model: type[Section], *left_out: str) -> Block:
    return _of(section, model, "basis", *left_out, many=True)


OF_THE_MACHINE = ("sheet_id", "path", "timezone", "poll_seconds", "complete_seconds")
"""Fields of a source that an IT officer sets in the file."""

PARTS: dict[str, tuple[Block, ...]] = {
    "about": (
        _of("contest", settings.Info, "id", "basis", "opens_at", "closes_at", "timezone"),
        _of("hotline", settings.Hotline, "basis"),
        Block("prefill", None, ("unit", "unit_1", "unit_2", "unit_3")),
    ),
    "time": (
        Block("contest", settings.Info, ("opens_at", "closes_at", "timezone")),
        _listed("rounds", settings.Round),
        _listed("voids", settings.Void),
    ),
    "groups": (_listed("groups", settings.Group), _listed("sub_units", settings.SubUnit)),
    "sources": (
        _listed("sources", settings.Source, *OF_THE_MACHINE),
        Block("columns", None, (*settings.FIELDS, "unit_1", "unit_2", "unit_3")),
    ),
    "rules": (
        _of("identity", settings.Identity),
        _of("attempts", settings.Attempts),
        _of("prediction", settings.Prediction),
        _of("ranking", settings.Ranking),
        Block("categories", settings.Category,
              ("title", "title_en", "when.column", "when.is", "id"), many=True),
    ),
    "prizes": (
        _listed("prizes", settings.Prize),
        _of("prize_rules", settings.PrizeRules),
        _listed("unit_prizes", settings.UnitPrize),
        _of("targets", settings.Targets, "basis"),
    ),
    "public": (
        _of("publication", settings.Publication, "basis"),
        _of("privacy", settings.Privacy, "basis"),
        _of("digests", settings.Digests, "basis"),
    ),
    "papers": (
        _of("documents", settings.Documents, "basis"),
        _of("signer", settings.Signer, "basis"),
    ),
}  # fmt: skip
"""Part of the page → its sections. The parts `units` and `items` are files of their own."""


def kind_of(block: Block, field: str) -> Kind:
    """By what kind of widget a field is filled in. `maybe` is yes, no, or not said.

    >>> time, prizes = PARTS["time"], PARTS["prizes"]
    >>> kind_of(time[0], "opens_at"), kind_of(prizes[2], "measure")
    ('moment', 'order')
    >>> kind_of(PARTS["rules"][4], "when.is")
    'lines'
    """
    if block.model is None:
        return "text" if block.section == "prefill" else "headings"
    kind = _bare(_annotation(block.model, field))
    if get_origin(kind) is tuple:
        return "order" if get_origin(_bare(get_args(kind)[0])) is Literal else "lines"
    if get_origin(kind) is Literal:
        return "choice"
    if kind is bool:
        return "flag" if _info(block.model, field).default is not None else "maybe"
    kinds: dict[Any, Kind] = {str: "text", int: "number", float: "share"}
    return kinds.get(kind, "moment")


def values_of(block: Block, field: str) -> tuple[str, ...]:
    """The values that a field of the kind `choice` or `order` may have.

    >>> values_of(PARTS["rules"][1], "counted")
    ('best', 'first', 'last')
    """
    assert block.model is not None
    kind = _bare(_annotation(block.model, field))
    values = get_args(_bare(get_args(kind)[0])) if get_origin(kind) is tuple else get_args(kind)
    return tuple(map(str, values))


def default_of(block: Block, field: str) -> object:
    """What an absent field means: None, "" or () where that is nothing."""
    if block.model is not None and "." not in field:
        default = _info(block.model, field).default
        if default is not PydanticUndefined:
            return default
    empty: dict[Kind, object] = {"text": "", "lines": (), "order": (), "headings": ()}
    return empty.get(kind_of(block, field))


def least_of(block: Block, field: str) -> int:
    """The least number of a field of the kind `number`.

    >>> least_of(PARTS["prizes"][0], "count"), least_of(PARTS["public"][1], "small_cell")
    (1, 0)
    """
    assert block.model is not None
    info = _info(block.model, field)
    found = [getattr(mark, "gt", None) for mark in (*info.metadata, *_marks(info.annotation))]
    return 1 if 0 in found else 0


def _marks(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Annotated:
        return tuple(get_args(annotation)[1:])
    return tuple(mark for inner in get_args(annotation) for mark in _marks(inner))


def _info(model: type[Section], field: str) -> Any:
    named = {info.alias or name: info for name, info in model.model_fields.items()}
    return named[field]


def _annotation(model: type[Section], field: str) -> Any:
    outer, dot, inner = field.partition(".")
    annotation = _info(model, outer).annotation
    return _annotation(annotation, inner) if dot else annotation


def _bare(annotation: Any) -> Any:
    """Without what pydantic adds, and without None."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(a for a in get_args(annotation) if a is not type(None)))
    return annotation
