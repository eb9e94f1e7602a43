"""What people who organize a contest never read: keys, files and codes of the program."""

from __future__ import annotations

import re

TECHNICAL = re.compile(
    r"\[\[|\bR\d{3}_|contest\.toml|items\.csv|units\.csv|exclusions\.csv|access\.toml"
    r"|spreadsheet_id|sheet_id|base_url|form_url|opens_at|closes_at|\[(?:contest|prefill)\]"
)
