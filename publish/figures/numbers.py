"""The headline of a contest or a unit as numbers side by side, with the rate as a bar below."""

from __future__ import annotations

from i18n.format import Format
from i18n.rates import people_note, rate_text
from i18n.words import Words
from publish.figures import drawn
from publish.figures.bars import bars


def headline_numbers(
    people: int,
    attempts: int,
    counted_people: int,
    headcount: int | None,
    rate: float | None,
    target: float | None,
    say: Words,
    fmt: Format,
) -> drawn.Drawn:
    """People, rate and attempts; and the rate as a bar, if it is known.

    `counted_people` ÷ `headcount` is `rate`; all three leave out the units whose headcount is
    unknown. `target`: the declared rate.
    """
    people_of = people_note(counted_people, headcount, say, fmt)
    part = headcount is not None and counted_people != people
    row = {
        "unit_code": "",
        "unit_name": "",
        "people": counted_people,
        "headcount": headcount,
        "participation_rate": rate,
    }
    return drawn.numbers(
        (
            (say("figure.people"), fmt.whole(people), say("under.each_person_once")),
            (
                say("figure.rate"),
                rate_text(rate, say, fmt),
                f"{people_of}, {say('under.known_only')}" if part else people_of,
            ),
            (say("figure.attempts"), fmt.whole(attempts), ""),
        ),
        None if rate is None else bars([row], target, 1, say, fmt),
    )
