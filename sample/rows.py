"""Makes one row of the sheet: the texts of its cells, and their meaning for the committee."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from sample import oddities, people
from sample.answers import Answers, Questions
from sample.clock import DAY, sheet_time
from sample.draw import For, Random, Stream
from sample.folder import Contest, Unit
from sample.phones import Readable, phone_of, write_phone
from sample.predictions import draw_prediction
from sample.schedule import Submission
from sample.wording import UNKNOWN, Writing
from sample.workplaces import Habit, Workplaces

_LEVELS_AN_ATTEMPT = 4
_BLANK_NAME_SHARE, _OTHER_NAME_SHARE = 0.0015, 0.004
_EDITED_PART = 15  # the stream of an edit, because no person makes so many attempts


@dataclass(frozen=True, slots=True)
class Row:
    """A form response as planned. If `time` is None, `time_text` is unreadable."""

    person: int
    time: int | None
    time_text: str
    name: str
    birth_date: str
    phone: str
    phone_readable: Readable
    place: Unit
    writing: Writing
    answers: Answers
    prediction_text: str
    prediction: int | None

    def at(self, time: int) -> Row:
        """The same row with a different time."""
        return replace(self, time=time, time_text=sheet_time(time))


class _Person(NamedTuple):
    name: str
    name_habit: float
    birth_date: str
    phone_habit: float
    place: Unit
    habit: Habit
    level: int
    latent: list[float]


class Rows:
    """Makes any row from its submission alone."""

    def __init__(self, contest: Contest, size: int, seed: int) -> None:
        self._seed = seed
        self._usual_prediction = max(1, round(size * 0.66))
        self._people = Stream(seed, For.PERSON)
        self._rows = Stream(seed, For.ROW)
        self.workplaces = Workplaces(contest, seed)
        self.questions = Questions(contest.items)

    def make(self, submission: Submission) -> Row:
        """The row as submitted."""
        person = self._person(submission.person)
        random = self._rows.at(submission.person, submission.attempt)
        phone, readable = write_phone(
            phone_of(submission.person, self._seed), person.phone_habit, random
        )
        prediction_text, prediction = draw_prediction(self._usual_prediction, random)
        level = person.level + _LEVELS_AN_ATTEMPT * submission.attempt
        row = Row(
            person=submission.person,
            time=submission.time,
            time_text=sheet_time(submission.time),
            name=self._name(person, submission.attempt, random),
            birth_date=person.birth_date,
            phone=phone,
            phone_readable=readable,
            place=person.place,
            writing=self._writing(person, submission.time, random),
            answers=self.questions.answer(level, person.latent, random),
            prediction_text=prediction_text,
            prediction=prediction,
        )
        return _made_odd(row) if submission.attempt == 0 else row

    def answered_again(self, submission: Submission, row: Row, time: int) -> Row:
        """The row after its author edited it: better answers, a new time, the same other cells."""
        person = self._person(submission.person)
        random = self._rows.at(submission.person, _EDITED_PART)
        level = person.level + _LEVELS_AN_ATTEMPT * (submission.attempt + 2)
        prediction_text, prediction = draw_prediction(self._usual_prediction, random)
        return replace(
            row.at(time),
            answers=self.questions.answer(level, person.latent, random),
            prediction_text=prediction_text,
            prediction=prediction,
        )

    def corrected(self, row: Row) -> Row:
        """The row after an organizer corrected by hand the cells that kept it from counting."""
        assert row.time is not None
        name = row.name.strip() or self._person(row.person).name
        return replace(
            row,
            name=name,
            phone=phone_of(row.person, self._seed),
            phone_readable=Readable.YES,
            writing=self.workplaces.write_well(row.place, row.time // DAY),
        )

    def _person(self, number: int) -> _Person:
        random = self._people.at(number)
        return _Person(
            name=people.draw_name(random),
            name_habit=random(),
            birth_date=people.draw_birth_date(random),
            phone_habit=random(),
            place=self.workplaces.draw(random()),
            habit=Habit(random(), random(), random()),
            level=int((random() + random()) * 9),
            latent=self.questions.latent(random),
        )

    def _name(self, person: _Person, attempt: int, random: Random) -> str:
        chance = random()
        if chance < _BLANK_NAME_SHARE:
            return "" if chance < _BLANK_NAME_SHARE / 2 else "  "
        if attempt and chance > 1 - _OTHER_NAME_SHARE:
            return people.draw_name(random)  # a colleague on the same phone
        return people.write_name(person.name, person.name_habit)

    def _writing(self, person: _Person, time: int, random: Random) -> Writing:
        return self.workplaces.write(person.place, time // DAY, person.habit, random)


def _made_odd(row: Row) -> Row:
    odd = oddities.of(row.person)
    if odd is None:
        return row
    if odd.field == "name":
        return replace(row, name=odd.text)
    return replace(row, writing=Writing(odd.text, "hostile", UNKNOWN))
