"""The link to the form, and the link in which the unit is filled in already."""

from __future__ import annotations

import unicodedata
from datetime import date
from urllib.parse import quote, urlsplit

from contest import Contest
from contest.errors import UsageError
from contest.form import Fault, address_faults, option_text, prefill_faults


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

    `[prefill] unit` takes the unit's text (`contest.form.option_text`). `unit_1`, `unit_2`, … take
    those of the units above, the top one first, down to the unit itself; of a longer way, the last
    ones. The link is ASCII: composed letters in UTF-8, percent-encoded, `%20` for a blank.

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
    way = contest.units.paths[bearers[-1]][::-1]
    steps = way[-len(prefill) :]
    filled = "".join(
        f"&{prefill[field]}={_encoded(option_text(contest.units, number, day))}"
        for field, number in zip(sorted(prefill), steps, strict=False)  # the upper unit has fewer
    )
    return f"https://{base.netloc}{base.path}?usp=pp_url{filled}"


def _encoded(text: str) -> str:
    return quote(unicodedata.normalize("NFC", text), safe="")


def _refuse(faults: tuple[Fault, ...]) -> None:
    if faults:
        told = "; ".join(
            f"{one.where}: found {one.found!r}, expected {one.expected}" for one in faults
        )
        raise UsageError(f"the link to the form is wrong. Mend contest.toml: {told}")
