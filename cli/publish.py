"""`python -m publish`: the files that people take away."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from cli import opening, shared
from cli.progress import files_made
from contest.errors import UsageError
from contest.sanitize import on_one_line
from contest.templates import own_template
from i18n.format import Format
from i18n.words import Words
from publish.bulletin import files as bulletin_files
from publish.bulletin.bulletin import bulletin
from publish.certificates import certificates
from publish.letters.units import due, refusal_text
from publish.letters.writing import Form, letters, template_name
from publish.made import Made, write
from publish.own_templates import NO_PDF
from publish.press.kit import press_kit
from publish.press.turnout import public_turnout
from publish.promotion.banner import banner_files
from publish.promotion.files import (
    code_files,
    every_file,
    expected,
    target_of,
    unit_targets,
)
from publish.protocol.fields import PAPERS
from publish.protocol.fields import template_name as protocol_template
from publish.protocol.writing import papers
from publish.release.package import refuse_used, whole_files, write_release
from publish.threshold import threshold_of
from publish.winner_certificates import winner_certificates
from publish.workbook.book import workbook
from service import environment
from service.bulletins import issue
from service.environment import Place
from service.log import note_down
from service.opened import Opened, open_for
from service.release.making import make
from service.winner_paper import address

_FILES = ("file", "kind", "unit_code", "sha256")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser("python -m publish", description="files to hand over")
    commands = parser.add_subparsers(required=True, metavar="command")
    made: dict[str, argparse.ArgumentParser] = {}
    for kind, help, handler in (
        ("qr", "QR codes of the form and of each unit, to print", _codes),
        ("banner", "banners for portals, as PNG and HTML", _banners),
        ("workbook", "participation by group and unit, for Excel", _workbook),
        ("certificates", "certificates of a unit's people, as a PDF", _certificates),
        ("press", "the press kit: release, pictures, numbers, a zip", _press),
        ("bulletin", "báo cáo nhanh: .docx, PDF, text for Zalo", _bulletin),
        ("letters", "letters to units with low turnout", _letters),
    ):
        made[kind] = commands.add_parser(kind, help=help)
        _add(made[kind], many_units=kind == "letters")
        made[kind].set_defaults(handler=handler)
    made["certificates"].add_argument(
        "--winners", action="store_true", help="of who won, by the newest official release"
    )
    made["bulletin"].add_argument(
        "--draft", action="store_true", help="issue nothing, keep no figures"
    )
    _add_letter_options(made["letters"])
    _add_protocol(commands)
    _add_release(commands)
    return shared.run(parser, argv)


def _add(parser: argparse.ArgumentParser, *, many_units: bool = False) -> None:
    """The options that every kind of file has. `many_units`: `--unit` may be repeated."""
    parser.add_argument("--out", metavar="DIR", required=True, type=Path, help="where to write")
    parser.add_argument(
        "--unit",
        metavar="CODE",
        action="append" if many_units else "store",
        help="only this unit; may be repeated" if many_units else "only this unit",
    )
    parser.add_argument("--as-of", type=shared.local_time, metavar="TIME", help="local time")
    opening.add_contest(parser)
    shared.add_format(parser)


def _opened(options: argparse.Namespace) -> Opened:
    _, place = opening.place_of(options)
    return opening.opened(place, options.as_of)


def _codes(options: argparse.Namespace) -> int:
    view = _opened(options).view
    if options.unit:
        return _written(list(code_files(view, target_of(view, options.unit))), options)
    targets = unit_targets(view)
    if not targets:
        print(
            "no unit has a code, because no unit is declared, or contest.toml has no [prefill] "
            "(docs/contest-folder.md)",
            file=sys.stderr,
        )
    files = files_made(every_file(view, targets), expected(targets), sys.stderr)
    return _written(list(files), options)


def _banners(options: argparse.Namespace) -> int:
    view = _opened(options).view
    return _written(list(banner_files(view, target_of(view, options.unit or ""))), options)


def _workbook(options: argparse.Namespace) -> int:
    return _written([workbook(_opened(options).view, options.unit)], options)


def _certificates(options: argparse.Namespace) -> int:
    """The file holds names, so the log has a line of it before the file is there."""
    contest, place = opening.place_of(options)
    view = opening.opened(place, options.as_of).view
    if options.winners:
        files = winner_certificates(view, address(contest.id), options.unit)
    elif options.unit is None:
        raise UsageError(
            "certificates are made for a unit; expected --unit with its code, or --winners"
        )
    else:
        files = certificates(view, options.unit)
    return _noted(place, files, options)


def _press(options: argparse.Namespace) -> int:
    """The kit is made from what the press may see, whoever runs the command."""
    if options.unit is not None:
        raise UsageError("the press kit is about the whole contest; leave out --unit")
    _, place = opening.place_of(options)
    who = replace(environment.operator(), role="press")
    view = open_for(place, who, opening.moment(), as_of=options.as_of, fresh=True).view
    return _written(press_kit(public_turnout(view), view.contest), options)


def _bulletin(options: argparse.Namespace) -> int:
    """Issue the bulletin and write it; a draft is only written."""
    if options.unit is not None:
        raise UsageError("a bulletin is about the whole contest; leave out --unit")
    contest, place = opening.place_of(options)
    if options.draft:
        one = bulletin(opening.opened(place, options.as_of).view)
    else:
        one = issue(place, environment.operator(), opening.moment(), as_of=options.as_of)
    return _written(bulletin_files.files(one, contest, is_draft=options.draft), options)


def _add_letter_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--below", metavar="RATE", type=_share, help="units below this share, such as 0.3"
    )
    parser.add_argument(
        "--appendix", action="store_true", help="one letter about all units, with an appendix"
    )
    parser.add_argument("--form", choices=("docx", "pdf", "both"), default="both")


def _letters(options: argparse.Namespace) -> int:
    """Status 1 if units were named and none of them gets a letter."""
    _, place = opening.place_of(options)
    view = opening.opened(place, options.as_of).view
    say, fmt = Words("en"), Format("en")
    targets = view.contest.settings.targets
    below = threshold_of(targets) if options.below is None else options.below
    left = due(view, below)
    template = own_template(place.folder, template_name(options.appendix))
    forms: list[Form] = ["docx", "pdf"] if options.form == "both" else [options.form]
    if template is not None and options.form == "both":
        forms = ["docx"]
        _note(f"no PDF is made: {NO_PDF}")
    made = [
        letters(
            view, options.unit or left.codes, template=template, together=options.appendix, form=one
        )
        for one in forms
    ]
    for refused in made[0].refused:
        _note(refusal_text(refused, say, fmt))
    if not options.unit:
        for name in left.unknown:
            _note(f"{on_one_line(name)}: the headcount is unknown, so nobody can tell the rate")
        _note(f"{left.above} units are at or above {fmt.declared(below)}")
    files = [file for one in made for file in one.files]
    status = _written(files, options)
    return status if files or not options.unit else 1


def _share(text: str) -> float:
    """A share of the headcount given on the command line (`type=` of an argument)."""
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share; expected 0 to 1, such as 0.3")
    return share


def _add_release(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    one = commands.add_parser("release", help="freezes the result, with a seal")
    one.add_argument("--out", metavar="DIR", required=True, type=Path, help="a new folder")
    one.add_argument("--provisional", action="store_true", help="kết quả dự kiến, not official")
    one.add_argument(
        "--petitions-until",
        type=shared.local_time,
        metavar="TIME",
        help="until when a provisional result is open to petitions, local time",
    )
    one.add_argument(
        "--basis", metavar="TEXT", default="", help="why this release corrects the one before"
    )
    opening.add_contest(one)
    shared.add_format(one)
    one.set_defaults(handler=_release)


def _release(options: argparse.Namespace) -> int:
    """Make the release and write it; the names are readable for this account alone."""
    _, place = opening.place_of(options)
    refuse_used(options.out)
    made = make(
        place,
        environment.operator(),
        "provisional" if options.provisional else "official",
        opening.moment(),
        petitions_until=options.petitions_until,
        basis=options.basis,
    )
    files = whole_files(opening.opened(place).view, made.number)
    try:
        write_release(files, options.out)
    except OSError as error:
        raise UsageError(
            f"release {made.number} was made, but {options.out} cannot be written "
            f"({error.strerror}); take its files from the page Công bố kết quả"
        ) from error
    answer = {"position": made.position, "seal": made.seal, "files": sorted(files)}
    shared.emit_one(answer, options.format)
    return 0


def _add_protocol(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    one = commands.add_parser("protocol", help="papers of a released result, for Word and as PDF")
    one.add_argument("--out", metavar="DIR", required=True, type=Path, help="where to write")
    one.add_argument(
        "--unit", metavar="CODE", help="the lists of the winners of this unit, and no other paper"
    )
    opening.add_contest(one)
    shared.add_format(one)
    one.set_defaults(handler=_protocol)


def _protocol(options: argparse.Namespace) -> int:
    """The papers name who won, so the log has a line of each before the files are there."""
    _, place = opening.place_of(options)
    found = {one: own_template(place.folder, protocol_template(one)) for one in PAPERS}
    templates = {one: content for one, content in found.items() if content is not None}
    written = papers(opening.opened(place).view, templates, options.unit)
    if templates:
        _note(f"no PDF is made of {', '.join(map(protocol_template, templates))}: {NO_PDF}")
    return _noted(place, [(one.file, one.listed) for one in written], options)


def _noted(place: Place, files: Sequence[tuple[Made, int]], options: argparse.Namespace) -> int:
    """Write files, each beside the number of those whom it names; the log has them first."""
    for one, named in files:
        note_down(
            place, environment.operator(), "export",
            scope=one.name, rows=named, sha256=sha256(one.content).hexdigest(),
            moment=opening.moment(),
        )  # fmt: skip
    return _written([one for one, _ in files], options)


def _note(text: str) -> None:
    print(f"note: {text}", file=sys.stderr)


def _written(files: Sequence[Made], options: argparse.Namespace) -> int:
    try:
        rows = write(files, options.out)
    except OSError as error:
        raise UsageError(
            f"the folder {options.out} cannot be written ({error.strerror}); "
            "name another with --out"
        ) from error
    shared.emit(rows, options.format, _FILES)
    return 0
