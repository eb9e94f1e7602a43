"""Tổng quan: the committee's first ten seconds."""

import streamlit as st

from ui import overview
from ui.shell.guard import enter
from ui.turnout import draw_turnout

visit = enter()
headline = visit.view.headline()
balance = visit.view.balance()
leagues = overview.group_leagues(visit)

overview.draw_alarms(visit, balance)
if not balance.observed:
    overview.draw_empty(visit)
overview.draw_figures(visit, headline)
left, right = st.columns(2, gap="medium")
with left:
    overview.draw_tasks(visit, overview.tasks(visit, headline, balance, leagues))
with right:
    overview.draw_groups(visit, leagues)
draw_turnout(visit)
overview.draw_maps(visit, leagues)
overview.draw_last_line(visit, balance)
