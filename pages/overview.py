"""Tổng quan: the page that tells the committee in ten seconds where the contest stands."""

import streamlit as st

from ui.overview import parts
from ui.overview.turnout import draw_turnout
from ui.shell.guard import enter

visit = enter()
headline = visit.view.headline()
balance = visit.view.balance()
leagues = parts.group_leagues(visit)

parts.draw_alarms(visit, balance)
if not balance.observed:
    parts.draw_empty(visit)
parts.draw_figures(visit, headline)
left, right = st.columns(2, gap="medium")
with left:
    parts.draw_tasks(visit, parts.tasks(visit, headline, balance, leagues))
with right:
    parts.draw_groups(visit, leagues)
draw_turnout(visit)
parts.draw_maps(visit, leagues)
parts.draw_last_line(visit, balance)
