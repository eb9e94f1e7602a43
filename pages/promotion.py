"""Mã QR và banner: the link to the form, its codes and banners, for all and for each unit."""

from ui.promotion.banners import draw_banners
from ui.promotion.choose import choose, draw_link
from ui.promotion.codes import draw_all, draw_code
from ui.shell.guard import enter

visit = enter()
targets = draw_link(visit)
if targets:
    target = choose(visit, targets)
    draw_code(visit, target)
    draw_banners(visit, target)
    draw_all(visit, targets)
