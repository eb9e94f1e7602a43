"""The log is lines for people, or one JSON object a line, and holds no message of a stranger."""

from __future__ import annotations

import json
import os
import subprocess
import sys

PROCESS = """
import logging
import streamlit.logger

from service import environment

environment.begin_process()
library = streamlit.logger.get_logger("streamlit.thing")
environment.begin_logs()
log = logging.getLogger("pull")
log.warning("form: %d new", 7, extra={"source": "form", "new": 7})
library.warning("two\\nlines of a library, and %s", ValueError("0912345678"))
try:
    int("a phone 0912345678")
except ValueError:
    log.exception("it failed")
"""


def lines(form: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROCESS], env={**os.environ, "CONTEST_LOG": form},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "0912345678" not in done.stderr
    return done.stderr.splitlines()


def test_each_line_is_an_object_with_its_numbers_as_fields_and_an_error_as_a_stack() -> None:
    first, second, third = map(json.loads, lines("json"))
    assert {**first, "time": ""} == {
        "time": "", "level": "WARNING", "logger": "pull", "message": "form: 7 new",
        "source": "form", "new": 7,
    }  # fmt: skip
    assert first["time"].endswith("+00:00")
    assert second["message"].startswith("two\nlines of a library, and ValueError")
    assert third["message"] == "it failed"
    assert third["stack"].startswith("ValueError\n")


def test_lines_for_people_stay_the_usual_form() -> None:
    assert lines("")[0].endswith(" WARNING pull: form: 7 new")
