"""The text of our own letters, once: the template in Word and the PDF are both made from it.

The lines are Jinja texts over the fields of `publish.letters.fields`; their kinds are "to", "body",
"table" and "tag" (see `publish.word.lines`).
"""

from __future__ import annotations

from i18n.words import Words
from publish.word.lines import Grid, Line

_say = Words("vi")
_ORGANIZER = "{{ contest.organizer }}"
_TITLE = "{{ contest.title }}"
_CLOSES = "{{ contest.closes_at }}"
_OVER: Line = ("tag", "{% if contest.is_over %}")
_ELSE: Line = ("tag", "{% else %}")
_END_IF: Line = ("tag", "{% endif %}")

SUBJECT = _say(
    "letters.subject",
    purpose="{% if contest.is_over %}"
    + _say("letters.purpose_over")
    + "{% else %}"
    + _say("letters.purpose")
    + "{% endif %}",
    title=_TITLE,
)
APPENDIX = _say("letters.appendix")
APPENDIX_TITLE = _say("letters.appendix_title")
APPENDIX_TITLE_ALL = _say("letters.appendix_title_all")
APPENDIX_OF = _say("letters.appendix_of", symbol="{{ symbol }}", organizer=_ORGANIZER)
APPENDIX_STATE = _say("letters.appendix_state", moment="{{ as_of }}")
APPENDIX_STATE_ALL = _say(
    "letters.appendix_state_all",
    moment="{{ as_of }}",
    goal="{% if contest.target %}"
    + _say("letters.goal_target", share="{{ contest.target }}")
    + "{% else %}"
    + _say("letters.goal_all")
    + "{% endif %}",
)
APPENDIX_END = _say("letters.appendix_end", count="{{ rows | length }}")

_BENEATH = (
    ("number", _say("letters.column_number")),
    ("name", _say("letters.column_unit")),
    ("people", _say("letters.column_people")),
    ("headcount", _say("letters.column_headcount")),
    ("rate", _say("letters.column_rate")),
)
BENEATH = Grid("rows", _BENEATH, (12, 55, 28, 38, 32))
"""The table of the units beneath."""
LISTED = Grid(
    "rows",
    (
        *_BENEATH,
        ("shortfall", _say("letters.column_shortfall")),
        ("needed", _say("letters.column_needed")),
        ("present", _say("letters.column_present")),
    ),
    (11, 50, 18, 21, 20, 15, 15, 15),
)
"""The table of the appendix about several units."""


def _when(condition: str, *lines: Line) -> tuple[Line, ...]:
    return (("tag", f"{{% if {condition} %}}"), *lines, _END_IF)


def _body(key: str, **values: str) -> Line:
    return ("body", _say(key, n=None, **values))


def _closing(ahead: str) -> str:
    """When the contest closes, or that it has closed; nothing if no closing is declared."""
    over = _say("letters.over", moment=_CLOSES)
    return f"{{% if contest.is_over %}} {over}{{% elif contest.closes_at %}} {ahead}{{% endif %}}"


_SILENT = (
    "{% if total.silent %}"
    + _say("letters.listed_silent", silent="{{ total.silent }}")
    + "{% endif %}"
)
_BASES = "{{ legal_bases | join('; ') }}"
_BY = "{% if legal_bases %}" + _say("letters.by", bases=_BASES) + "{% endif %}"
_ASK_PEOPLE = _body(
    "letters.ask_people",
    deadline="{% if contest.closes_at %}"
    + _say("letters.deadline", moment=_CLOSES)
    + "{% endif %}",
    address="{% if contest.form_url %}"
    + _say("letters.address", address="{{ contest.form_url }}")
    + "{% endif %}",
)
_ASK_OVER = _body("letters.ask_over", organizer=_ORGANIZER)
_ENDING = (
    *_when(
        "contest.contact or hotline.phone",
        _body(
            "letters.ask_contact",
            contact="{{ contest.contact }}",
            telephone="{% if hotline.phone %}{% if contest.contact %}, {% endif %}"
            + _say("letters.telephone", phone="{{ hotline.phone }}")
            + "{% if hotline.hours %} ({{ hotline.hours }}){% endif %}{% endif %}",
        ),
    ),
    _body("letters.close"),
)

LETTER: tuple[Line, ...] = (
    ("to", _say("letters.to", addressee="{{ unit.addressee }}")),
    _body("letters.opening", by=_BY, organizer=_ORGANIZER, title=_TITLE, unit="{{ unit.called }}"),
    (
        "body",
        "{{ unit.state }}{% if unit.pace %} {{ unit.pace }}{% endif %}"
        + _closing(_say("letters.until", moment=_CLOSES)),
    ),
    *_when(
        "lowest",
        (
            "body",
            "{{ unit.beneath_state }} "
            + _say(
                "letters.lowest",
                appendix="{% if rows %}"
                + _say("letters.see_appendix", count="{{ unit.beneath }}")
                + "{% endif %}",
            ),
        ),
        ("table", "lowest"),
    ),
    _body("letters.asks", organizer=_ORGANIZER, addressee="{{ unit.addressee }}"),
    _OVER,
    _ASK_OVER,
    _ELSE,
    _ASK_PEOPLE,
    *_when("lowest", _body("letters.ask_beneath")),
    _END_IF,
    *_when("not unit.headcount", _body("letters.ask_headcount", organizer=_ORGANIZER)),
    *_ENDING,
)
"""The letter of one unit."""

ALL: tuple[Line, ...] = (
    ("to", _say("letters.to_all")),
    _body("letters.opening_all", by=_BY, organizer=_ORGANIZER, title=_TITLE),
    (
        "body",
        "{{ total.state }}"
        + _closing(_say("letters.until_left", moment=_CLOSES, left="{{ contest.left }}")),
    ),
    _OVER,
    _body("letters.listed_over", count="{{ total.units }}", silent=_SILENT),
    _ELSE,
    _body("letters.listed", count="{{ total.units }}", silent=_SILENT),
    _END_IF,
    _body("letters.asks_all", organizer=_ORGANIZER),
    _OVER,
    _ASK_OVER,
    _ELSE,
    _ASK_PEOPLE,
    _END_IF,
    *_when("total.unknown", _body("letters.ask_headcounts", organizer=_ORGANIZER)),
    *_ENDING,
)
"""The letter about several units, which stand in its appendix."""
