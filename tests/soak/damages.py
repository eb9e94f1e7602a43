"""Damages a ledger at random and asks it: right numbers, or one sentence and status 2.

Nothing else may come: no other numbers, no traceback, no hang, nothing of a cell on stderr.
"""

from __future__ import annotations

import gc
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from cli import ingest as ingest_commands
from cli import ledger as ledger_commands
from cli import scoring as scoring_commands
from contest import load
from ledger import Ledger
from ledger.compact import compact
from tests.builders import NOW, csv_text, row, write_folder
from tests.desk import committee_view, load_rows

ROOT = Path(__file__).resolve().parents[2]
_MAIN = {
    "ingest": ingest_commands.main,
    "scoring": scoring_commands.main,
    "ledger": ledger_commands.main,
}
READS = (
    "ingest status", "scoring standings", "scoring participation --by unit", "ingest decisions",
)  # fmt: skip
WRITES = (
    "ingest import FILE", "ingest import MORE", "ingest rebuild", "ledger compact",
    "ingest alias Sở-Hai S2 --by ai",
)  # fmt: skip
MORE = "ingest import MORE"
_OF_A_CELL = re.compile(r"Người|0900|Sở M")
_NOW = re.compile(r'"last_good_at": "[^"]*"')
_HANG_SECONDS = 120
_CHILDREN = 0.05
"""The share of damages whose commands run as processes of their own."""


class Answer(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str


@dataclass
class Ground:
    """A ledger with its earlier stages, another ledger of the same contest, and what is right.

    `right`: command → its output, before and after `MORE` was loaded.
    """

    place: Path
    ledger: Path
    stages: list[Path]
    other: Path
    right: dict[str, set[str]] = field(default_factory=dict)
    after: dict[str, set[str]] = field(default_factory=dict)

    def ask(self, command: str, ledger: Path, *, alone: bool = False) -> Answer:
        """The answer of a command; `alone`: of a process of its own."""
        files = {"FILE": self.place / "FILE.csv", "MORE": self.place / "MORE.csv"}
        room, *words = command.split()
        argv = [str(files.get(word, word)) for word in words]
        argv += ["--contest", str(self.place / "thu"), "--data", str(ledger), "--format", "json"]
        if alone:
            done = subprocess.run(
                [sys.executable, "-m", room, *argv],
                cwd=ROOT, capture_output=True, text=True, check=False, timeout=_HANG_SECONDS,
            )  # fmt: skip
            answer = Answer(done.returncode, done.stdout, done.stderr)
        else:
            answer = _captured(lambda: _MAIN[room](argv), self.place)
        return answer._replace(out=_NOW.sub("", answer.out))


def make_ground(place: Path) -> Ground:
    """Twelve loads with edits and withdrawals, some decisions, one compaction."""
    contest = load(write_folder(place / "thu"))
    ledger, stages = Ledger.at(place / "ledger"), list[Path]()
    rows = [row(number, answer="ABC"[number % 3]) for number in range(1, 25)]
    rows[5] = row(6, phone="0900000001")  # a second name with one phone

    def stage() -> None:
        stages.append(place / f"stage {len(stages)}")
        shutil.copytree(ledger.uri, stages[-1])

    for size in range(2, 13):
        shown = [*rows[: size * 2]]
        if size > 6:
            shown[3] = row(4, answer="B", unit="Sở Hai")
        load_rows(contest, ledger, *shown, complete=size == 9)
        if size == 5:
            ids = committee_view(contest, ledger).standings()["response_id"].to_pylist()
            ledger.decide("reject", ids[0], by="ai", now=NOW)
            compact(ledger, contest)
        if size == 8:
            view = committee_view(contest, ledger)
            persons = sorted(set(view.standings()["person_id"].to_pylist()))[:2]
            act = view.persons.act("merge_people", persons)
            ledger.decide(*act, by="ai", now=NOW)
        if size in (3, 6, 9, 11):
            stage()
    shutil.copy(place / "answers.csv", place / "FILE.csv")
    (place / "MORE.csv").write_text(csv_text([*shown, row(40), row(41)]), encoding="utf-8")
    committee_view(contest, ledger)
    other = Ledger.at(place / "other")
    for size in (1, 2, 3):
        load_rows(contest, other, *rows[20 : 20 + size])
    other.decide("reject", "nobody", by="ai", now=NOW)
    committee_view(contest, other)
    ground = Ground(place, Path(ledger.uri), stages, Path(other.uri))
    _find_right(ground)
    return ground


def _find_right(ground: Ground) -> None:
    copy = ground.place / "undamaged"
    shutil.copytree(ground.ledger, copy)
    for answers, first in ((ground.right, None), (ground.after, MORE)):
        if first:
            ground.right[first] = ground.after[first] = {ground.ask(first, copy).out}
        for command in (*READS, "ingest rebuild", "ingest import FILE"):
            answer = ground.ask(command, copy)
            assert (answer.status, answer.err) == (0, ""), answer.err
            answers[command] = {answer.out}
            # A file that was loaded before the last one is compared; it changes what is missing.
            if command == "ingest import FILE" and first:
                answers.pop(command)


def damage(ground: Ground, ledger: Path, kind: str, where: str, rng: random.Random) -> str:
    """Damage a copy of the ledger; returns what was done. `where`: a part of the ledger."""
    part = ledger / where
    files = sorted(path for path in part.rglob("*") if path.is_file())
    chosen = rng.choice(files)
    name = str(chosen.relative_to(ledger))
    data = bytearray(chosen.read_bytes())
    match kind:
        case "missing":
            chosen.unlink()
        case "cut":
            chosen.write_bytes(data[: rng.randrange(len(data))])
        case "flipped":
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            chosen.write_bytes(data)
        case "zeroed":
            at = rng.randrange(len(data))
            data[at : at + 512] = bytes(len(data[at : at + 512]))
            chosen.write_bytes(data)
        case "duplicated":
            number = re.fullmatch(r"(\d{20})\.json", chosen.name)
            logs = [int(path.stem) for path in chosen.parent.glob("*.json") if path.stem.isdigit()]
            to = f"{max(logs) + 1:020}.json" if number else f"copy-{chosen.name}"
            chosen.with_name(to).write_bytes(data)
            name += f" as {to}"
        case "stale" | "other":
            source = rng.choice(ground.stages) if kind == "stale" else ground.other
            return _put_in(source, ledger, where, rng)
        case "gone":
            places = sorted({path.parent for path in files} | {part})
            chosen = rng.choice(places)
            name = str(chosen.relative_to(ledger))
            shutil.rmtree(chosen)
    return f"{kind}: {name}"


def _put_in(source: Path, ledger: Path, where: str, rng: random.Random) -> str:
    """Put a table of another time or of another ledger in place of the ledger's own: all of it, its
    log, or one of its files."""
    froms = list((source / where).rglob("_delta_log")) or [source / where]
    origin = rng.choice(froms)
    table = origin.parent if origin.name == "_delta_log" else origin
    target = ledger / where
    if where == "responses":  # under the name that this ledger looks for
        target = rng.choice(sorted(target.iterdir()))
    how = rng.choice(["all", "all", "log", "file"])
    if not table.exists():  # nothing had been decided yet
        shutil.rmtree(target)
        return f"{where} as in {source.name}: gone"
    if how == "all" or origin == table:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(table, target)
    elif how == "log":
        shutil.rmtree(target / "_delta_log", ignore_errors=True)
        shutil.copytree(table, target, dirs_exist_ok=True)
    else:
        file = rng.choice(sorted(path for path in table.rglob("*") if path.is_file()))
        shutil.copy(file, target / file.relative_to(table))
        how = str(file.relative_to(table))
    return f"{how} of {source.name}: {where}"


KINDS = ("missing", "cut", "flipped", "zeroed", "duplicated", "stale", "other", "gone")
PARTS = ("observations", "loads", "decisions", "responses", "salt", "lineage", "seals")


def some(rng: random.Random) -> list[str]:
    """Commands to ask: one that writes, between some that read."""
    return [*rng.sample(READS, 2), rng.choice(WRITES), *rng.sample(READS, 2)]


def check(ground: Ground, ledger: Path, commands: Sequence[str], *, alone: bool = False) -> str:
    """Ask a damaged ledger with some commands; "right", "refused" or "refused and right".

    Raises:
        AssertionError: an answer was neither right nor a sentence.
    """
    allowed, said = [ground.right], set[str]()
    for command in commands:
        answer = ground.ask(command, ledger, alone=alone)
        told = f"{command}: status {answer.status}\n{answer.err}\n{answer.out}"
        assert not _OF_A_CELL.search(answer.err), f"a cell on stderr: {told}"
        assert "Traceback" not in answer.err, told
        assert "panicked" not in answer.err, told
        assert "fault of this program" not in answer.err, told
        if answer.status == 2:
            said.add("refused")
            assert len(answer.err.strip().splitlines()) == 1, told
            assert answer.out == "", told
            if command == MORE:  # what was kept, the message tells
                allowed = [ground.right, ground.after]
            continue
        assert answer.status == 0, told
        if command == MORE:
            allowed = [ground.after]
        if command.startswith("ingest alias"):  # a decision without effect on numbers
            continue
        right = [answers[command] for answers in allowed if command in answers]
        if command == "ingest decisions" and "ingest alias" in " ".join(commands):
            right = []
        if right:
            assert any(_same(command, answer.out, one) for one in right), f"other numbers: {told}"
        said.add("right")
    return " and ".join(sorted(said))


def _same(command: str, out: str, right: set[str]) -> bool:
    if command == "ingest rebuild":
        return {json.loads(out)[0]["observed"]} == {json.loads(x)[0]["observed"] for x in right}
    return out in right


def damages(place: Path, count: int, seed: int) -> None:
    """A file is missing, cut, flipped, duplicated, of another time or ledger, or a directory gone.

    Raises:
        AssertionError: with the damages that gave something else than right numbers or a sentence.
    """
    ground, rng = make_ground(place), random.Random(seed)
    came, found = Counter[tuple[str, str]](), list[str]()
    for number in range(count):
        one = random.Random(rng.getrandbits(64))
        copy = place / f"damaged {number}"
        shutil.copytree(ground.ledger, copy)
        kind, part = one.choice(KINDS), one.choice(PARTS)
        what = damage(ground, copy, kind, part, one)
        try:
            came[kind, check(ground, copy, some(one), alone=one.random() < _CHILDREN)] += 1
        except (AssertionError, subprocess.TimeoutExpired) as error:
            found.append(f"{number}: {what}\n{error}")
            print(found[-1], flush=True)
        shutil.rmtree(copy)
        gc.collect()  # the engines of earlier ledgers keep their threads until then
    for (kind, said), times in sorted(came.items()):
        print(f"  {kind:<12} {said:<20} {times:>5}")
    assert not found, f"{len(found)} of {count} damages gave something else"


def _captured(run: Callable[[], int], place: Path) -> Answer:
    """Run with stdout and stderr in files, those of the engines' own code too."""

    def hang(*_: Any) -> None:
        raise AssertionError("the command hangs")

    streams: Sequence[Any] = (sys.stdout, sys.stderr)
    kept = [os.dup(number) for number in (1, 2)]
    paths = [place / "stdout", place / "stderr"]
    before = signal.signal(signal.SIGALRM, hang)
    for stream in streams:
        stream.flush()
    try:
        signal.alarm(_HANG_SECONDS)
        files = [path.open("w+", encoding="utf-8") for path in paths]
        for number, file in enumerate(files, start=1):
            os.dup2(file.fileno(), number)
        sys.stdout, sys.stderr = files
        status = run()
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        for file in files:
            file.close()
        sys.stdout, sys.stderr = streams
        for number, one in enumerate(kept, start=1):
            os.dup2(one, number)
            os.close(one)
    out, err = (path.read_text(encoding="utf-8") for path in paths)
    return Answer(status, out, err)
