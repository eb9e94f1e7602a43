"""The files with QR codes: which there are, for the form and for each unit that a viewer leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from contest.errors import NotAllowedError, UsageError
from contest.form_units import option_text, window_days
from publish.made import Made
from publish.promotion.form_link import form_link, has_unit_links, unit_link
from publish.promotion.qr import png, svg
from publish.promotion.qr_sheets import Target, sheets
from results import View


def form_target(view: View) -> Target:
    """The form itself.

    Raises:
        UsageError: no form is declared, or its address is wrong.
    """
    return Target(form_link(view.contest))


def unit_targets(view: View) -> tuple[Target, ...]:
    """The form for each unit that is valid at the reference time and that the viewer leads, in the
    order of units.csv. Empty where the folder does not say how the form fills in a unit.

    Raises:
        UsageError: the form's address or `[prefill]` is wrong.
    """
    if not has_unit_links(view.contest):
        return ()
    rows = [row for row in view.participation("unit").to_pylist() if row["valid"]]
    names = {row["unit_code"]: row["unit_name"] for row in rows}
    return tuple(
        _target(view, row["unit_code"], row["unit_name"], names.get(row["parent_code"], ""))
        for row in rows
        if view.leads(row["unit_code"])
    )


def unit_target(view: View, code: str) -> Target:
    """The form for one unit.

    Raises:
        NotAllowedError: the viewer does not lead the unit.
        UsageError: no unit has the code at the reference time, or as for `unit_targets`.
    """
    day = view.reference_time.date()
    units, bearers = view.contest.units, view.contest.units.bearers(code, day)
    if not bearers or not units.units[bearers[-1]].valid_on(day):
        raise UsageError(f"no unit has the code {code!r} on {day}; expected a code of units.csv")
    if not view.leads(code):
        raise NotAllowedError(f"the unit {code!r} is led by others; ask for a unit of your own")
    above = units.parents[bearers[-1]]
    name = units.units[bearers[-1]].name
    return _target(view, code, name, "" if above is None else units.units[above].name)


def target_of(view: View, code: str) -> Target:
    """The form for the unit with a code, or for "" the form itself.

    Raises:
        NotAllowedError, UsageError: as for `unit_target` and `form_target`.
    """
    return unit_target(view, code) if code else form_target(view)


Form = Literal["png", "svg", "sheet", "poster"]
"""What a code is handed out as: a picture, a drawing, an A4 sheet, an A3 poster."""
_FORMS: Mapping[Form, tuple[str, str]] = {
    "png": ("qr", "png"),
    "svg": ("qr", "svg"),
    "sheet": ("qr-sheet", "pdf"),
    "poster": ("poster", "pdf"),
}
_OF_EACH: tuple[Form, ...] = ("png", "svg", "sheet")


def file_name(view: View, target: Target, form: Form) -> str:
    """The name of the file that `code_file` makes."""
    return _made(view, target, form, b"").name


def code_file(view: View, target: Target, form: Form) -> Made:
    """The code of a target in one form."""
    if form == "png":
        content = png(target.link)
    elif form == "svg":
        content = svg(target.link)
    else:
        content = sheets(view, [target], "poster" if form == "poster" else "qr-sheet")
    return _made(view, target, form, content)


def code_files(view: View, target: Target) -> Iterator[Made]:
    """The code of a target in every form."""
    return (code_file(view, target, form) for form in _FORMS)


def every_file(view: View, targets: Sequence[Target]) -> Iterator[Made]:
    """The form's own code in every form; that of each target as PNG, SVG and sheet; and all sheets
    of the targets in one PDF to print.

    Raises:
        UsageError: as for `form_target`.
    """
    yield from code_files(view, form_target(view))
    for target in targets:
        for form in _OF_EACH:
            yield code_file(view, target, form)
    if targets:
        yield together(view, targets)


def expected(targets: Sequence[Target]) -> int:
    """The number of files that `every_file` makes."""
    return len(_FORMS) + len(_OF_EACH) * len(targets) + bool(targets)


def together(view: View, targets: Iterable[Target]) -> Made:
    """The sheets of many targets as one PDF, in their order."""
    return Made("qr-sheets", None, view.known_until, "pdf", sheets(view, targets))


def _made(view: View, target: Target, form: Form, content: bytes) -> Made:
    kind, ext = _FORMS[form]
    return Made(kind, target.code or None, view.known_until, ext, content)


def _target(view: View, code: str, name: str, above: str) -> Target:
    units, day = view.contest.units, view.reference_time.date()
    text = option_text(units, units.bearers(code, day)[-1], window_days(view.contest))
    return Target(unit_link(view.contest, code, day), code, name, above, text)
