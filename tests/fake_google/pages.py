"""What Google shows to whoever has a link and no account: forms, and downloads of sheets."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Literal

SIGN_IN = "https://accounts.google.com/ServiceLogin?continue=x"
Answer = tuple[int, bytes, str, dict[str, str]]


@dataclass
class Pages:
    """`entries`: the questions of the one form; `form`, `sheet`: who may open them."""

    entries: tuple[int, ...] = ()
    form: Literal["open", "closed", "sign_in", "elsewhere"] = "open"
    sheet: Literal["public", "private"] = "private"
    asked: list[str] = field(default_factory=list)

    def answer(self, path: str) -> Answer | None:
        """Status, body, kind and headers; None for a path that is no page."""
        if re.fullmatch(r"/spreadsheets/d/[\w-]+/export", path):
            self.asked.append("sheet")
            if self.sheet == "private":
                return _led(SIGN_IN)
            return _led("https://doc-0-sheets.googleusercontent.com/export/x")
        if re.fullmatch(r"/forms/d/e/[\w-]+/closedform", path):
            return 200, b"<html>closed</html>", "text/html", {}
        if not re.fullmatch(r"/forms/d/e/[\w-]+/viewform", path):
            return None
        self.asked.append("form")
        if self.form == "sign_in":
            return _led(SIGN_IN)
        if self.form == "elsewhere":
            return _led("https://docs.google.com.evil.example/forms/d/e/x/viewform")
        if self.form == "closed":
            return _led(path.replace("viewform", "closedform"))
        questions = json.dumps([None, [[[n, [[]]] for n in self.entries]]])
        page = f"<script>var FB_PUBLIC_LOAD_DATA_ = {questions};</script>"
        return 200, page.encode(), "text/html", {}


def _led(to: str) -> Answer:
    return 307, b"<html>Moved</html>", "text/html", {"Location": to}
