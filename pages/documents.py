"""Báo cáo và văn bản: what the committee hands over, a section for each kind of file."""

from ui.documents.certificates import draw_certificates
from ui.documents.workbook import draw_workbook
from ui.shell.guard import enter

visit = enter()

draw_workbook(visit)
draw_certificates(visit)
