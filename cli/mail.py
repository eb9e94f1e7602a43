"""`python -m service mail check FILE`, `mail test` and `mail sent`: the mail of a server."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cli import opening, shared
from service.environment import operator
from service.mail import digests
from service.mail.alarms import send_trial
from service.mail.settings import read_mail

_SENT = ("slot", "unit", "reader", "fate")


def add(commands: Any) -> Iterator[argparse.ArgumentParser]:
    """Add the commands to the subparsers of `python -m service`."""
    group = commands.add_parser("mail", help="alarms and digests by mail")
    mail = group.add_subparsers(required=True, metavar="command")
    check = mail.add_parser("check", help="every mistake in the settings of mail at once")
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(handler=_check)
    trial = mail.add_parser("test", help="send those who get the alarms a mail to try the way")
    trial.set_defaults(handler=_test)
    sent = mail.add_parser("sent", help="the newest digests, and what became of each")
    sent.set_defaults(handler=_sent)
    for command in (trial, sent):
        opening.add_contest(command)
    return iter((check, trial, sent))


def _check(options: argparse.Namespace) -> int:
    problems = read_mail(options.file).problems
    columns = () if options.format == "json" else ("file", "where", "found", "expected")
    shared.emit([asdict(problem) for problem in problems], options.format, columns)
    return 1 if problems else 0


def _test(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    count = send_trial(place, operator(), opening.moment())
    shared.emit_one({"sent_to": count}, options.format)
    return 0


def _sent(options: argparse.Namespace) -> int:
    _, place = opening.place_of(options)
    lines = [asdict(one) for one in digests.sent(place, operator())]
    rows = [{name: line[name] for name in _SENT} for line in lines]
    shared.emit(rows, options.format, _SENT)
    return 0
