"""The sample contest's answers: two exports of a response sheet, and the truth about them.

    python -m sample --contest contests/hai-duong-2024 --out DIR [--rows 30000] [--seed 2024]

writes into DIR

- `snapshot-1.csv`, the sheet as exported in the evening of the fifteenth day, and
  `snapshot-2.csv`, exported after the closing: the surviving rows of the first in place, some of
  them edited, a few gone, and the new ones. `--rows` is the number of rows of the second.
- `truth-rows.csv`, `truth-standings.csv`, `truth-participation.csv`, `truth-balance.json`: what a
  correct program must find when it loads both as complete snapshots (so that a row missing from
  the second is gone). `--no-truth` leaves them out: then memory does not grow with the texts, and
  a million rows take about a minute.

**Everything is invented** except the contest, its units and its questions' facts. Names are drawn
from lists of common family, middle and given names; phone numbers begin with 095, a prefix out of
use. The same arguments give the same bytes, on any machine: only `random.Random.random()` is
used, whose sequence Python guarantees.

**The truth is planned, not found.** A row is made from who takes part, where they work, which
attempt it is and what they answer; the texts are written from that. So the truth needs no parser
and no matching of names, shares no code with the program, and can contradict it.

Reading the truth:

- `truth-rows.csv` has one line for each response. `row_number` is that in snapshot-2 (1 is the
  first data row), empty for a withdrawn one; `person` an opaque number; `unit_code` and
  `unit_valid_from` the unit that the text certainly names on the day it was submitted, empty
  when it is not certain; `unit_meant` the code of the unit where the person really works that
  day; `writing` how they wrote it. A text is certain when it equals, but for case, white space
  and Unicode form, the name or an alias of exactly one unit valid that day, or of one that has
  ended and has one successor; and, by the kind of writing (`sample/wording.py`), when it is an
  abbreviation, a part of the unit's office, or lacks accents or the kind, and no namesake could be
  meant as well.
- `truth-standings.csv` ranks the accepted responses; scores are rounded to six decimals after
  ranking on exact fractions.
- `truth-participation.csv` has one line for each line of `units.csv`; `last_submitted_at` is over
  valid attempts (accepted and superseded); the reference time is the closing.
- `truth-balance.json`: `observed` is the sum of the five states; `new1`, `new2`, `edited` and
  `gone` what each load should report.
"""
