"""Prints docs/access.md from the tables that the tests hold the program to.

python -m tests.matrix.document > docs/access.md
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.matrix.addresses import COMMITTEE, PUBLIC
from tests.matrix.pages import PAGES, ROLES, ROOT, has
from tests.results.test_access import ACTS, ALLOWED, OF_OWN, is_allowed
from tests.web.test_door import ROWS

_WHO = {
    "admin": "admin", "reviewer": "reviewer", "viewer": "viewer", "auditor": "auditor",
    "leader": "leader of a district", "press": "press", "bearer": "bearer",
    "participant": "participant", "nobody": "nobody",
}  # fmt: skip
_ACTS = ("load", "decide", "undo", "propose", "note_contact", "unmask", "manage_access", "erase")
_STATUS = {
    "200": "yes", "303": "to sign-in", "403": "refused", "404": "nothing there", "405": "not so",
    "307": "to the folder",
}  # fmt: skip

_OWN = frozenset({
    "balance", "contact_log", "focal", "likely_writings", "look_up", "offices", "proposals",
    "responses", "roster", "took_part", "unit_days",
})  # fmt: skip
"""Members of which leaders and bearers get only what is about their own units."""


def printed() -> str:
    """The document."""
    return "\n\n".join((
        "# Who sees what",
        "`python -m tests.matrix.document > docs/access.md` prints this document from the tables "
        "that the tests\nhold the program to. The tables are written by hand; nothing here is "
        "read from the program.",
        "**Roles.** `admin`, `reviewer`, `viewer` and `auditor` are the committee. A `leader` has "
        "units: all that is said\nbelow of people means the people of these units and of those "
        "beneath. `bearer` is whoever opened the link of\na unit without its PIN; with the PIN "
        "the bearer is a leader of that unit. `participant` is whoever says a phone and a name on "
        "the page that\ntells participants about their own responses. `nobody` has no role.",
        "## Pages",
        _table(("address", *ROLES), (
            (f"`/{page}`", *(_page(role, page) for role in ROLES)) for page in PAGES
        )),
        "`/group-so` stands for the page of each group. Leaders also have `/standings` where the "
        "contest declares\n`leaders_see_standings`, with the lines of their own people. The "
        "address of a page that a role does not have\nsays so and shows nothing. `bearer`, "
        "`participant` and `nobody` have no page of these; a bearer has the page of the link.",
        "## What a view hands out",
        _table(("member of `View`", *_WHO), (
            (f"`{member}`", *(_member(who, member) for who in _WHO.values()))
            for member in sorted(ALLOWED)
        )),
        "`own`: only what is about the principal's units and those beneath; press has no units, so "
        "nothing. Lines of people\nhave only these fields then:",
        "\n".join(
            f"- `{member}`: {', '.join(sorted(fields))}" for member, fields in OF_OWN.items()
        ),
        "Whoever is not `admin`, `reviewer`, `viewer` or `auditor` gets no mean over fewer people "
        "than `small_cell`.",
        "## Acts",
        _table(("act", *ROLES), (
            (f"`{act}`", *("yes" if act in ACTS.get(role, ()) else "" for role in ROLES))
            for act in _ACTS
        )),
        "A leader proposes and notes contacts for the own units and those beneath. An "
        "administrator who looks as another\nrole does nothing at all.",
        "## Addresses",
        _table(("request", "nobody", "signed in, no role", "committee"), (
            (f"`{method} {path}`", *(_STATUS[status] for status in statuses))
            for method, path, *statuses in ROWS
        )),
        "## Public addresses",
        "Below `/<contest>/`, after a publication, for everybody alike. Before the first one and "
        "before the embargo nothing\nis there.",
        _table(("address", "everybody"), (
            (f"`{path}`", _STATUS[str(status)]) for path, status in PUBLIC.items()
        )),
        "`verify` answers everybody once an official result is released. These below "
        "`/<contest>/` are the committee's, before a\nresult is open and after it:",
        _table(("address", *ROLES), (
            (f"`{path}`", *("yes" if role in roles else "" for role in ROLES))
            for path, roles in COMMITTEE.items()
        )),
    )) + "\n"  # fmt: skip


def _page(role: str, page: str) -> str:
    if not has(role, page):
        return ""
    return "root" if ROOT.get(role, "overview") == page else "yes"


def _member(who: str, member: str) -> str:
    if (who, member) == ("auditor", "unmasked"):
        return "for a purpose"
    if not is_allowed(who, member):
        return ""
    return "own" if who.startswith(("leader", "bearer", "press")) and member in _OWN else "yes"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    print(printed(), end="")
