"""Makes the sample contest's answers: two exports of a response sheet, and the truth about them.

    python -m sample --contest contests/hai-duong-2024 --out DIR [--rows 30000] [--seed 2024]

writes into DIR

- `snapshot-1.csv`, the sheet as exported in the evening of the fifteenth day;
- `snapshot-2.csv`, the sheet as exported after the closing. It has the surviving rows of the first
  export in place, some of them edited, and new rows; a few rows are gone. `--rows` is its number
  of rows.
- `truth-rows.csv`, `truth-standings.csv`, `truth-participation.csv`, `truth-unit-prizes.csv`,
  `truth-balance.json`: the results of a correct program that loads both exports as complete
  snapshots (so a row that is missing from the second is gone). `--no-truth` leaves these files out.
  Then memory does not grow with the texts, and a million rows take about a minute.

**Everything is invented** except the contest, its units and its questions' facts. Names are drawn
from lists of common family, middle and given names; phone numbers begin with 095, a prefix out of
use. The same arguments give the same bytes on any machine, because the generator uses only
`random.Random.random()`, whose sequence Python guarantees.

**The truth is planned, not found.** The generator first draws a person, a workplace, an attempt and
the answers, and then writes the texts of the row from them. So the truth does not need a parser or
a matching of names. The truth shares no code with the program and can contradict the program.

Reading the truth:

- `truth-rows.csv` has one line for each response. `row_number` is the row's number in snapshot-2 (1
  is the first data row), empty for a withdrawn response. `person` is an opaque number. `unit_code`
  and `unit_valid_from` give the unit that the text certainly names on the day of submission, empty
  if the text is not certain. `unit_meant` is the code of the unit where the person really works
  that day. `writing` is the kind of writing. A text is certain if, but for case, white space and
  Unicode form, it equals the name or an alias of exactly one unit valid that day, or of one ended
  unit with one successor. By the kind of writing (`sample/wording.py`), a text is also certain if
  it is an abbreviation or a part of the unit's office, or lacks accents or the kind, and could not
  mean a namesake as well.
- `truth-standings.csv` ranks the accepted responses. Ranks follow exact fractions; scores are
  rounded to six decimals afterwards. `prize` is empty where nobody wins, and where a tie waits for
  a draw.
- `truth-participation.csv` has one line for each line of `units.csv`. `last_submitted_at` is over
  valid attempts (accepted and superseded). The reference time is the closing.
- `truth-unit-prizes.csv` has one line for each unit of each list of unit prizes: the ranked ones,
  then those that cannot win, which have no rank. `out` says why: `headcount_unknown`,
  `below_minimum` or `above_one` (more people than the headcount).
- `truth-balance.json`: `observed` is the sum of the five states. Each load should report `new1` or
  `new2`, `edited` and `gone`.
"""
