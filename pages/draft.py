"""Lập cuộc thi từ tệp: a contest folder drafted from an export, corrected, and tried out."""

from ui.draft.steps import draw_draft
from ui.shell.guard import enter

visit = enter()

draw_draft(visit)
