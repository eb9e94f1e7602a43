"""The text of our own papers of a result, once: the templates in Word and the PDF are made of it.

The lines are Jinja texts over `publish.protocol.fields.PaperFields`. Their kinds:

- "name", "about", "rule", "noted", "issuer": centred lines at the top; "rule" is a short line
- "basis", "body", "article" (bold up to its number), "heading", "end": paragraphs
- "table": the text is a key of `GRIDS`
- "signature": recipients and signer; "minutes": secretary and chair
- "code": a state or a seal
- "appendix": begins on a new page, whose number is 1
- "tag": steers the lines around it
"""

from __future__ import annotations

from collections.abc import Mapping

from i18n.words import Words
from publish.protocol.fields import Paper
from publish.word.lines import Grid, Line

_say = Words("vi")
_ORGANIZER, _TITLE = "{{ contest.organizer }}", "{{ contest.title }}"
_BLANK, _LONG = "……", "…………………"
_END_IF: Line = ("tag", "{% endif %}")
_ELSE: Line = ("tag", "{% else %}")


def _if_expected(key: str) -> str:
    """A text that stands in the papers of a provisional release alone."""
    return "{% if is_provisional %}" + _say(key) + "{% endif %}"


_EXPECTED = _if_expected("protocol.expected")
_CAPITALS = _if_expected("protocol.expected_capitals")
_NUMBER = ("number", _say("letters.column_number"))
_NAME = ("name", _say("column.name"))
_UNIT = ("unit", _say("column.unit"))
_OF_UNIT = ("name", _say("column.unit"))
_PRIZE = ("prize", _say("protocol_column.prize"))
_LEFT = ("name", "unit", "prize", "signs", "state")

GRIDS: Mapping[str, Grid] = {
    "winners": Grid(
        "winners", (_NUMBER, _NAME, _UNIT, _PRIZE), (12, 55, 56, 42), _LEFT, band="heading"
    ),
    "units": Grid(
        "units",
        (_NUMBER, _OF_UNIT, _PRIZE, ("people", _say("protocol_column.people")),
         ("rate", _say("letters.column_rate"))),
        (12, 50, 50, 31, 22),
        _LEFT,
    ),
    "winner_receipts": Grid(
        "winners",
        (_NUMBER, _NAME, _UNIT, _PRIZE, ("", _say("protocol_column.signed")),
         ("", _say("protocol_column.day"))),
        (11, 41, 40, 30, 25, 18),
        _LEFT,
        band="heading",
        is_tall=True,
    ),
    "unit_receipts": Grid(
        "units",
        (_NUMBER, _OF_UNIT, _PRIZE, ("", _say("protocol_column.receiver")),
         ("", _say("protocol_column.signed")), ("", _say("protocol_column.day"))),
        (11, 38, 36, 37, 25, 18),
        _LEFT,
        is_tall=True,
    ),
    "members": Grid(
        "",
        (_NUMBER, _NAME, ("", _say("protocol_column.office")),
         ("", _say("protocol_column.member_signs"))),
        (12, 58, 55, 40),
        is_tall=True,
        blank=5,
    ),
    "balance": Grid(
        "balance",
        (("name", _say("protocol_column.balance")), ("count", _say("column.responses"))),
        (110, 35),
        _LEFT,
    ),
    "reasons": Grid(
        "reasons",
        (("name", _say("column.reason")), ("count", _say("column.responses"))),
        (130, 25),
        _LEFT,
    ),
    "altered": Grid(
        "altered",
        (_NUMBER, _NAME, _UNIT, ("submitted_at", _say("column.submitted")),
         ("response", _say("protocol_column.response")), ("state", _say("column.state")),
         ("signs", _say("protocol_column.signs"))),
        (9, 31, 30, 22, 23, 20, 30),
        _LEFT,
    ),
}  # fmt: skip
"""The tables of the papers."""


def _body(key: str, **values: str) -> Line:
    return ("body", _said(key, **values))


def _said(key: str, **values: str) -> str:
    common = {"organizer": _ORGANIZER, "title": _TITLE, "blank": _BLANK, "long": _LONG}
    return _say.fill(key, {**common, **values})


def _when(condition: str, *lines: Line, other: tuple[Line, ...] = ()) -> tuple[Line, ...]:
    otherwise = (_ELSE, *other) if other else ()
    return (("tag", f"{{% if {condition} %}}"), *lines, *otherwise, _END_IF)


def _top(name: str, about: str) -> tuple[Line, ...]:
    return (
        ("name", _say(f"protocol_name.{name}")),
        ("about", _say(f"protocol_about.{about}", title=_TITLE, expected=_EXPECTED)),
        ("rule", ""),
    )


def _table_of(what: str, grid: str) -> tuple[Line, ...]:
    """The table of the winners or of the units, or a sentence that there is none."""
    count = f"{{{{ {what} | length }}}}"
    return _when(
        what,
        ("table", grid),
        ("end", _say(f"protocol_end.{what}", n=None, count=count)),
        other=(("body", _say(f"protocol_none.{what}")),),
    )


_RELEASE = {
    "number": "{{ release.number }}",
    "kind": "{{ release.kind }}",
    "moment": "{{ release.made_at }}",
    "until": "{{ release.until }}",
    "covers": "{% if release.covers %} {{ release.covers }}{% endif %}",
    "corrects": "{% if release.corrects %} {{ release.corrects }}{% endif %}",
}


def _appendix(number: str, title: str, of: str) -> tuple[Line, ...]:
    return (
        ("appendix", _say("protocol.appendix", number=number)),
        ("about", title),
        ("noted", _say(f"protocol_with.{of}", symbol="{{ symbol }}", organizer=_ORGANIZER)),
    )


_BASES = "{{ legal_bases | join('; ') }}"
_PROTOCOL: tuple[Line, ...] = (
    *_top("protocol", "protocol"),
    _body("protocol.meets"),
    ("heading", _say("protocol.present")),
    _body("protocol.chair"),
    _body("protocol.secretary"),
    _body("protocol.members"),
    ("heading", _say("protocol.content")),
    ("heading", _say("protocol.part_rules")),
    *_when("legal_bases", _body("protocol.bases", bases=_BASES)),
    _body("protocol.rules_lead"),
    ("tag", "{% for one in rules %}"),
    ("body", "- {{ one }}"),
    ("tag", "{% endfor %}"),
    ("heading", _say("protocol.part_numbers")),
    _body("protocol.numbers", **_RELEASE),
    ("table", "balance"),
    ("heading", _say("protocol.part_winners")),
    *_table_of("winners", "winners"),
    ("heading", _say("protocol.part_units")),
    *_table_of("units", "units"),
    ("heading", _say("protocol.conclusion")),
    _body("protocol.agreed"),
    *_when("is_provisional", _body("protocol.agreed_provisional")),
    _body("protocol.ends"),
    ("minutes", ""),
    ("heading", _say("protocol.sign_members")),
    ("table", "members"),
    *_appendix(" I", _say("protocol.appendix_state"), "protocol"),
    _body("protocol.release", **_RELEASE),
    _body("protocol.until", **_RELEASE),
    _body("protocol.position"),
    ("code", "{{ release.state }}; {{ release.position }}"),
    _body("protocol.seal"),
    ("code", "{{ release.seal }}"),
    _body("protocol.recount"),
    _body("protocol.check"),
    *_when("reasons", _body("protocol.reasons"), ("table", "reasons")),
    *_appendix(" II", _say("protocol.appendix_altered"), "protocol"),
    _body("protocol.altered_lead"),
    *_when(
        "altered",
        ("table", "altered"),
        ("end", _say("protocol_end.altered", n=None, count="{{ altered | length }}")),
        other=_when(
            "altered_unknown",
            _body("protocol.altered_unknown"),
            other=(_body("protocol.no_altered"),),
        ),
    ),
)


def _minutes(end: str) -> str:
    return _said("protocol.basis_minutes", symbol="{{ protocol_symbol }}", end=end)


_FIRST = "{% if units %} I{% endif %}"
_SECOND = "{% if winners %} II{% endif %}"
_DECISION: tuple[Line, ...] = (
    *_top("decision", "decision"),
    ("noted", _say("protocol.draft", expected=_if_expected("protocol.draft_expected"))),
    ("issuer", _ORGANIZER),
    ("tag", "{% for one in legal_bases %}"),
    ("basis", _say("protocol.basis", basis="{{ one }}")),
    ("tag", "{% endfor %}"),
    *_when(
        "contest.contact",
        ("basis", _minutes(";")),
        ("basis", _say("protocol.proposed_by", contact="{{ contest.contact }}")),
        other=(("basis", _minutes(".")),),
    ),
    ("issuer", _say("protocol.decides")),
    ("article", _said("protocol.article_1", expected=_EXPECTED)),
    *_when(
        "winners",
        _body(
            "protocol.article_1_winners",
            count="{{ winners | length }}",
            appendix=_say("protocol.appendix", number=_FIRST),
            end="{% if units %};{% else %}.{% endif %}",
        ),
    ),
    *_when(
        "units",
        _body(
            "protocol.article_1_units",
            count="{{ units | length }}",
            appendix=_say("protocol.appendix", number=_SECOND),
        ),
    ),
    ("article", _said("protocol.article_2")),
    ("article", _said("protocol.article_3")),
    ("signature", ""),
    *_when(
        "winners",
        *_appendix(_FIRST, _say("protocol.appendix_winners", expected=_CAPITALS), "decision"),
        ("table", "winners"),
        ("end", _say("protocol_end.winners", n=None, count="{{ winners | length }}")),
    ),
    *_when(
        "units",
        *_appendix(_SECOND, _say("protocol.appendix_units", expected=_CAPITALS), "decision"),
        ("table", "units"),
        ("end", _say("protocol_end.units", n=None, count="{{ units | length }}")),
    ),
)


def _list(about: str, winners: str, units: str) -> tuple[Line, ...]:
    return (
        *_top("list", about),
        ("noted", _say.fill("protocol.source", _RELEASE)),
        *_when("unit", ("noted", _say("protocol.of_unit", unit="{{ unit }}"))),
        ("heading", _say("protocol.list_winners")),
        *_table_of("winners", winners),
        ("heading", _say("protocol.list_units")),
        *_table_of("units", units),
        ("signature", ""),
    )


LINES: Mapping[Paper, tuple[Line, ...]] = {
    "protocol": _PROTOCOL,
    "decision": _DECISION,
    "winners": _list("winners", "winners", "units"),
    "receipts": _list("receipts", "winner_receipts", "unit_receipts"),
}
"""The lines of each paper."""
