"""Quyền truy cập: who has which role and unit, and the links of units that are out."""

from ui.access import link_list, links, people
from ui.shell.guard import enter

visit = enter()

rows = links.links_of(visit)
people.draw_people(visit)
links.draw_new(visit, rows)
link_list.draw_links(visit, rows)
