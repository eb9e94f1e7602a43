"""Every fault of Google's and everything that people do to a sheet, many polls long."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from tests.fake_google import Tab, faults
from tests.live_google import START, answer
from tests.polling import Watched, assert_same_as_import

QUOTA = 50
_KINDS = (
    *([fault] for fault in (
        faults.too_many(), faults.too_many("7"), faults.page(500), faults.page(502),
        faults.page(200), faults.cut_json(), faults.reset(), faults.expired(), faults.api_off(),
    )),
    [faults.expired(), faults.token_trouble()],  # who has a token asks for none
    [faults.expired(), faults.wrong_clock()],
    [faults.expired(), faults.redirect("/elsewhere", token=True)],
    *([fault] for fault in (
        faults.too_many("120"), faults.too_many("²"), faults.too_many("9" * 30),
        faults.Fault(503, headers={"Retry-After": "200"}), faults.redirect("/elsewhere"),
        faults.refused("RATE_LIMIT_EXCEEDED"), faults.refused("CONSUMER_INVALID"),
        faults.page(403), faults.empty(),
        faults.Fault(alter=lambda body: b"null"), faults.Fault(alter=lambda body: b"[null]"),
        faults.Fault(alter=lambda body: b'{"valueRanges": null, "sheets": null}'),
        *(faults.damaged(place, None) for place in range(1, 40, 4)),
    )),
)  # fmt: skip
_STEPS = [timedelta(hours=hours) for hours in (-30, -5, -1, 0, 1, 5, 30)]


def poll_with_every_fault(watched: Watched, polls: int, seed: int, place: Path) -> None:
    """Poll so often while the sheet is changed, a quarter of the requests fail and the clock on the
    wall is set ahead and back by hours; in the end the clock is right and the ledger is the sheet,
    and never were there more requests in a minute than the quota."""
    draw, live = random.Random(seed), watched.live
    for _ in range(polls * 4):
        live.google.faults.script(*(draw.choice(_KINDS) if draw.random() < 0.25 else [None]))
    number, failed, times = 1000, 0, list[float]()
    for _ in range(polls):
        number = _change(live.tab, draw, number)
        if draw.random() < 0.1:
            watched.ahead = draw.choice(_STEPS)
        before = live.google.count()
        poll = watched.poll_all() if draw.random() < 0.1 else watched.poll()
        times += [live.time.now] * (live.google.count() - before)
        failed += poll.error is not None
    live.google.faults.clear()
    watched.ahead = timedelta(0)
    for _ in range(3):
        assert watched.poll_all().error is None
    assert_same_as_import(watched, place)
    poll = watched.poll_all()
    assert poll.report is not None
    assert poll.report.changes == 0
    assert 0 < failed < polls / 2
    assert max(sum(0 <= t - start < 60 for t in times) for start in times) <= QUOTA


def _change(tab: Tab, draw: random.Random, number: int) -> int:
    """Something that happens between two polls; the next free number of a person."""
    for _ in range(draw.choice([0, 0, 1, 3])):
        tab.append(answer(number))
        number += 1
    place = draw.randrange(1, len(tab.rows))
    match draw.randrange(14):
        case 0:
            tab.answer_again(place, START + timedelta(days=1, seconds=number), c5="C")
        case 1:
            tab.sort(lambda line: draw.random())
        case 2:
            tab.delete(place)
        case 3:
            tab.insert(place, answer(number))
            number += 1
        case 4:
            tab.rename(f"Tab {number}")
        case 5:
            tab.append(tab.rows.pop(place))
        case 6:
            tab.append(list(tab.rows[place]))
            tab.rows[place] = []
    return number
