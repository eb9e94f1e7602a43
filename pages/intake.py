"""Tiếp nhận bài thi: the balance, why some responses do not count, and loading a file."""

from ui import intake
from ui.key_check import draw_key_check
from ui.renamed import draw_drifted, draw_mapped
from ui.shell.guard import enter
from ui.upload import draw_upload

visit = enter()
balance = visit.view.balance()

draw_drifted(visit)
intake.draw_balance(visit, balance)
draw_key_check(visit)
draw_upload(visit)
draw_mapped(visit)
visit.open_page("draft", visit.say("draft.open"))
intake.draw_reasons(visit, balance)
intake.draw_sources(visit, balance)
intake.draw_notices(visit)
