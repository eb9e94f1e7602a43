"""Tiếp nhận bài thi: the balance, the reasons for responses that do not count, and loading."""

from ui.components.balance import draw_balance, draw_reasons
from ui.intake import parts
from ui.intake.key_check import draw_key_check
from ui.intake.loads import draw_loads
from ui.intake.renamed import draw_drifted, draw_mapped
from ui.intake.unread import draw_unread
from ui.intake.upload import draw_upload
from ui.shell.guard import enter

visit = enter()
balance = visit.view.balance()

draw_drifted(visit)
draw_balance(visit, balance)
draw_unread(visit, balance)
draw_key_check(visit)
draw_upload(visit)
draw_loads(visit)
draw_mapped(visit)
visit.open_page("draft", visit.say("draft.open"))
draw_reasons(visit, balance)
parts.draw_sources(visit, balance)
