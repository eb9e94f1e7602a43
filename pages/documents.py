"""Báo cáo và văn bản: what the committee hands over, a section for each kind of file."""

from ui.documents.bulletin import draw_bulletin
from ui.documents.certificates import draw_certificates
from ui.documents.protocol import draw_protocol
from ui.documents.winners import draw_winners
from ui.documents.workbook import draw_workbook
from ui.shell.guard import enter

visit = enter()

draw_bulletin(visit)
draw_workbook(visit)
draw_protocol(visit)
draw_certificates(visit)
draw_winners(visit)
