"""Câu hỏi: probable wrong keys, how each question did, and what people did not know."""

from ui.items import figures, topics
from ui.shell.guard import enter

visit = enter()

figures.draw_signs(visit)
figures.draw_table(visit)
figures.draw_options(visit)
topics.draw_topics(visit)
