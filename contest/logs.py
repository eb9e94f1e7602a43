"""The form of a process's log: lines for people, or one JSON object a line for programs."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from contest.unforeseen import stack_of

_TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonFormatter(logging.Formatter):
    """One object a line: `time` (ISO, UTC), `level`, `logger`, `message`, the `extra` of the line,
    and `stack` with an error. No value is more than the text form would show.

    >>> told = {"name": "pull", "levelname": "INFO", "created": 0.5, "msg": "%d new", "args": (7,)}
    >>> JsonFormatter().format(logging.makeLogRecord({**told, "source": "form"}))[:65]
    '{"time": "1970-01-01T00:00:00.500000+00:00", "level": "INFO", "lo'
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _USUAL}
        if record.exc_info and record.exc_info[1] is not None:
            line["stack"] = stack_of(record.exc_info[1])
        elif record.exc_text:
            line["stack"] = record.exc_text
        return json.dumps(line, ensure_ascii=False, default=str)


def begin_logs(*, as_json: bool) -> None:
    """Write the log of this process to stderr. Call it again when a library has made loggers with
    handlers of their own, which keep their form in the text log."""
    logging.basicConfig(format=_TEXT)
    if not as_json:
        return
    named = list(logging.root.manager.loggerDict.values())
    loggers = [logging.root, *(one for one in named if isinstance(one, logging.Logger))]
    for handler in (handler for logger in loggers for handler in logger.handlers):
        handler.setFormatter(JsonFormatter())
