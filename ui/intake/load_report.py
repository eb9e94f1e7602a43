"""A load report for people: rows, changes, detected settings, columns."""

from __future__ import annotations

import streamlit as st

from i18n.field_names import field_name
from i18n.format import Format
from i18n.words import Words
from service.take_in import LoadReport
from ui.components.blocks import Figure, bullets, facts, figures, heading, note, quiet, show
from ui.components.markup import tag
from ui.components.tables import Column, table

_VALUES = {
    "comma": "value.comma",
    "semicolon": "value.semicolon",
    "tab": "value.tab",
    "bar": "value.bar",
    "day before month, as declared": "value.day_first",
    "month before day, as declared": "value.month_first",
    "whole minutes": "value.whole_minutes",
    "day before month (not declared: the default)": "value.day_first_default",
}


def draw_report(report: LoadReport, say: Words, fmt: Format) -> None:
    """Draw the effect of loading, the missing columns, and folded in, how the file was read."""
    if report.refused is None:
        _draw_effect(report, say, fmt)
        _draw_absent(report, say)
    with st.expander(say("upload.columns"), expanded=bool(report.absent) and not report.refused):
        if report.refused:
            _draw_absent(report, say)
        _draw_columns(report, say)


def _draw_effect(report: LoadReport, say: Words, fmt: Format) -> None:
    counts = {
        "upload.rows": report.observed,
        "upload.new": report.new,
        "upload.edited": report.edited,
        "upload.missing": report.missing,
        "upload.gone": report.gone,
        "upload.back": report.back,
        "upload.finer": report.finer,
    }
    always = ("upload.rows", "upload.new", "upload.edited")
    shown = [
        Figure(say(key), fmt.whole(count))
        for key, count in counts.items()
        if count or key in always
    ]
    show(heading(say("upload.preview")), figures(shown, small=True))
    if not report.changes:
        show(note(say("upload.already" if report.observed else "upload.empty"), tone="good"))


def _draw_absent(report: LoadReport, say: Words) -> None:
    """The declared fields and questions without a column."""
    if not report.absent:
        return
    names = bullets(
        field_name(name, say)
        if say.has(f"field.{name}") or name.startswith("unit_")
        else say("field.item", name=declared)
        for name, declared in report.absent.items()
    )
    title = tag("b", say("upload.absent"))
    show(note(title, names, tag("p", say("upload.absent_lead")), tone="warn"))


def _draw_columns(report: LoadReport, say: Words) -> None:
    columns = (
        Column(say("column.field"), lambda row: field_name(row["field"], say), "main"),
        Column(say("column.heading"), lambda row: row["heading"], "line"),
    )
    rows = [{"field": field, "heading": text} for field, text in report.columns.items()]
    show(
        facts((_name(name, say), _value(value, say)) for name, value in report.detected.items()),
        table(columns, rows, name=say("upload.columns")),
    )
    for text, count in report.repeated.items():
        show(quiet(say("upload.repeated", heading=text, count=str(count))))
    if report.unread_headings:
        show(tag("div", say("upload.unread"), bullets(report.unread_headings), cls="ct-quiet"))


def _name(name: str, say: Words) -> str:
    key = f"detected.{name}"
    return say(key) if say.has(key) else name


def _value(value: str, say: Words) -> str:
    return say(_VALUES[value]) if value in _VALUES else value
