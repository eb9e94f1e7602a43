"""Thông tin báo chí: what is public, who publishes it, and the kit that the press takes away."""

from ui.press import acts, kit, shown, standing
from ui.shell.guard import enter

visit = enter()

now = standing.standing_of(visit)
if now and visit.view.principal.role == "press":
    standing.draw_for_press(visit, now)
    shown.draw_texts(visit, now)
    kit.draw_kit(visit, now)
elif now:
    standing.draw_standing(visit, now)
    acts.draw_acts(visit, now)
    shown.draw_texts(visit, now)
    kit.draw_kit(visit, now)
    shown.draw_embedding(visit)
