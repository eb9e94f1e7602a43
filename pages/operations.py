"""Vận hành: how the installation does, what is wrong and what to do, and who is on."""

from ui.operations import alarms, digests, faults, machine, people
from ui.operations.look import look
from ui.shell.guard import enter

visit = enter()

found = look(visit)
faults.draw_faults(visit, found.condition)
machine.draw_sources(visit, found.condition)
machine.draw_machine(visit, found.condition)
people.draw_people(visit, found.on)
if alarms.draw_alarms(visit):
    digests.draw_digests(visit)
