"""Lập cuộc thi từ tệp: drafts a contest folder from an export, to correct and try out."""

from ui.draft.steps import draw_draft
from ui.shell.guard import enter

visit = enter()

draw_draft(visit)
