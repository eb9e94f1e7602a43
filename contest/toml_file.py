"""Reads a TOML file that people write, and says its mistakes in the words of the contract."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from contest.errors import Problem

DOCUMENT = "docs/contest-folder.md"
_Model = TypeVar("_Model", bound=BaseModel)


def read_toml(path: Path, *, missing: Problem, problems: list[Problem]) -> dict[str, Any] | None:
    """The tables of a file; None if the file is no TOML, with the mistake added to `problems`.

    `missing`: the problem of a file that is not there. Problems carry the file's name only.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        problems.append(missing)
    except OSError as error:
        expected = "a file that this account may read"
        problems.append(Problem(path.name, "file", type(error).__name__, expected))
    except UnicodeDecodeError as error:
        problems.append(Problem(path.name, f"byte {error.start}", "other bytes", "UTF-8 text"))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(path.name, "syntax", str(error), f"TOML, see {DOCUMENT}"))
    except RecursionError:
        found, expected = "arrays or tables inside each other a thousand deep", "the declared keys"
        problems.append(Problem(path.name, "syntax", found, expected))
    return None


def understood(
    model: type[_Model], given: object, file: str, problems: list[Problem], where: str = ""
) -> _Model | None:
    """What a table declares; None if it has mistakes, with all of them added to `problems`.

    `where`: the table's place in the file, such as `people[3]`.
    """
    try:
        return model.model_validate(given)
    except ValidationError as error:
        problems += [_as_problem(details, file, where) for details in error.errors()]
    return None


def _as_problem(details: Any, file: str, where: str) -> Problem:
    """One pydantic error in the words of the contract: where, found, expected."""
    for step in details["loc"]:
        where += f"[{step}]" if isinstance(step, int) else f".{step}" if where else str(step)
    kind, given = details["type"], details["input"]
    if kind == "extra_forbidden":
        return Problem(file, where, "an unknown key", f"a key of {DOCUMENT}")
    if kind == "missing":
        return Problem(file, where, "nothing", "this key")
    return Problem(file, where, repr(given)[:80], details["msg"].removeprefix("Input should be "))
