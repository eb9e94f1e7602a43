"""The link to the form, and the link in which the unit is filled in already."""

from __future__ import annotations

import unicodedata
from datetime import date
from urllib.parse import quote, urlsplit

from contest import Contest
from contest.errors import UsageError
from contest.form import Fault, address_faults, is_section, prefill_faults
from contest.form_units import option_text, sections, way_to, window_days


def form_link(contest: Contest) -> str:
    """The form's link, as declared.

    Raises:
        UsageError: no form is declared, or its address is wrong.
    """
    url = contest.info.form_url.strip()
    if not url:
        raise UsageError(
            "no form is declared; expected its address as form_url in [contest] of contest.toml"
        )
    _refuse(address_faults(contest.settings))
    return url


def has_unit_links(contest: Contest) -> bool:
    """Whether the folder says how the form fills in a unit."""
    return bool(contest.settings.prefill)


def unit_link(contest: Contest, code: str, day: date) -> str:
    """The form's link with the unit that has a code on `day` filled in.

    `[prefill] unit` takes the unit's text (`contest.form_units.option_text`). `unit_1`, `unit_2`, …
    take those of the units above, the top one first, down to the unit itself; of a longer way, the
    last ones. In a form with sections (`group`, `unit:<code>`, …) each drop-down on the way to the
    unit takes the text of its option. The link is ASCII: composed letters in UTF-8,
    percent-encoded, `%20` for a blank.

    Raises:
        UsageError: no unit has the code, or the address or `[prefill]` is missing or wrong.
    """
    base = urlsplit(form_link(contest))
    prefill = contest.settings.prefill
    if not prefill:
        raise UsageError(
            "contest.toml does not say how the form fills in a unit; expected [prefill] with "
            'unit = "entry.<digits>", as a pre-filled link of the form has it'
        )
    _refuse(prefill_faults(contest.settings))
    bearers = contest.units.bearers(code, day)
    if not bearers:
        raise UsageError(f"there is no unit {code!r}; expected a code of units.csv")
    filled = "".join(
        f"&{prefill[field]}={_encoded(text)}"
        for field, text in _way(contest, bearers[-1])
        if field in prefill
    )
    return f"https://{base.netloc}{base.path}?usp=pp_url{filled}"


def _way(contest: Contest, number: int) -> list[tuple[str, str]]:
    """Key of `[prefill]` and text of each drop-down on the way to a unit."""
    prefill, days = contest.settings.prefill, window_days(contest)
    if any(map(is_section, prefill)):
        return way_to(sections(contest, days), number)
    steps = contest.units.paths[number][::-1][-len(prefill) :]
    texts = [option_text(contest.units, step, days) for step in steps]
    return list(zip(sorted(prefill), texts, strict=False))  # the upper unit has fewer


def _encoded(text: str) -> str:
    return quote(unicodedata.normalize("NFC", text), safe="")


def _refuse(faults: tuple[Fault, ...]) -> None:
    if faults:
        told = "; ".join(
            f"{one.where}: found {one.found!r}, expected {one.expected}" for one in faults
        )
        raise UsageError(f"the link to the form is wrong. Mend contest.toml: {told}")
