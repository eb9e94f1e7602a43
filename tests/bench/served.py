"""A response sheet on a Google in a process of its own: what serves is not counted with what
reads."""

from __future__ import annotations

import csv
import multiprocessing
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import orjson

from tests.fake_google import FakeGoogle
from tests.fake_google.server import Call, _method, _Request
from tests.fake_google.sheets import Value

_PROCESSES = multiprocessing.get_context("spawn")
_LONG = 1 << 20


class Served:
    """The sheet as its owner sees it, from another process."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self.address, self.key, self.book, self.tab = pipe.recv()

    def append(self, count: int) -> None:
        """So many answers more: earlier ones sent again, later."""
        self._call("append", count)

    def edit(self, share: float) -> int:
        """Change a cell of every row in such a share of them, drawn anywhere; how many."""
        return int(self._call("edit", share))

    def prepare(self, method: str) -> bytes:
        """Make the long answers beforehand that were asked for so far, as the sheet is now. Returns
        that of one of Google's methods."""
        return bytes(self._call("prepare", method))

    def reads(self) -> int:
        """How many reads Google has counted."""
        return int(self._call("reads"))

    def _call(self, *words: Any) -> Any:
        self._pipe.send(words)
        return self._pipe.recv()


@contextmanager
def served(export: Path, number_column: int) -> Iterator[Served]:
    """The rows of an export as a live sheet, until the `with` ends; times are in its first column,
    and numbers in `number_column`."""
    ours, theirs = _PROCESSES.Pipe()
    process = _PROCESSES.Process(target=_serve, args=(theirs, export, number_column), daemon=True)
    process.start()
    theirs.close()  # so that its death is the end of the pipe
    try:
        yield Served(ours)
    finally:
        with suppress(OSError):
            ours.send(("stop",))
        process.join(10)


class _Prepared(FakeGoogle):
    """Sends the long answers that were made beforehand."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: set[str] = set()
        self._made: dict[str, bytes] = {}

    def answer(self, request: _Request, body: bytes) -> None:
        if made := self._made.get(request.path):
            self.calls.append(Call(_method(urlsplit(request.path).path), self.clock.now()))
            request.send(200, made, "application/json", {}, 0.0, self._stop)
        else:
            self._asked.add(request.path)
            super().answer(request, body)

    def change(self) -> None:
        """What was made is not true any more."""
        self._made.clear()

    def prepare(self, method: str) -> bytes:
        for path in self._asked - set(self._made):
            url = urlsplit(path)
            if url.path.startswith("/v4/"):
                found = self._api.call("GET", unquote(url.path), parse_qs(url.query), b"", "")
                self._made[path] = orjson.dumps(found)
        self._made = {path: body for path, body in self._made.items() if len(body) > _LONG}
        self._asked = set(self._made)
        return next(
            self._made[path] for path in self._made if _method(urlsplit(path).path) == method
        )


def _serve(pipe: Connection, export: Path, number_column: int) -> None:
    draw = random.Random(1)
    with _Prepared() as google, export.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        book = google.spreadsheet()
        tab = book.add_tab("Câu trả lời biểu mẫu 1", next(lines))
        tab.rows += [_typed(number, line, number_column) for number, line in enumerate(lines)]
        tab.row_count = len(tab.rows)
        pipe.send((google.address, google.key_file(), book.id, tab.sheet_id))
        while True:
            match pipe.recv():
                case "append", count:
                    last = max(row[0] for row in tab.rows[-count:] if isinstance(row[0], datetime))
                    for number, row in enumerate(draw.sample(tab.rows[1:], count), start=1):
                        tab.append([last + timedelta(seconds=number), *row[1:]])
                    google.change()
                    pipe.send(None)
                case "edit", share:
                    rows = draw.sample(range(1, len(tab.rows)), int(share * len(tab.rows)))
                    for row in rows:
                        tab.edit(row, number_column, draw.randrange(1_000_000))
                    google.change()
                    pipe.send(len(rows))
                case "prepare", method:
                    pipe.send(google.prepare(method))
                case ("reads",):
                    pipe.send(google.count())
                case ("stop",):
                    return


def _typed(number: int, line: list[str], number_column: int) -> list[Value]:
    """An export's row as the form writes it: a time with milliseconds, numbers as numbers."""
    row: list[Value] = list(line)
    with suppress(ValueError):  # a few were typed by hand
        moment = datetime.strptime(line[0], "%d/%m/%Y %H:%M:%S")
        row[0] = moment + timedelta(milliseconds=number % 997)
    if line[number_column].isdigit():
        row[number_column] = int(line[number_column])
    return row
