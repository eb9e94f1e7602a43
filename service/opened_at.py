"""Computes the results of an earlier state again."""

from __future__ import annotations

from pathlib import Path

from contest import load
from contest.errors import UsageError
from ingest import read_until
from ledger import Ledger
from ledger.decided import as_decided
from ledger.state import State, goes_through
from ledger.tables import read_table
from results import Results
from results.compute import compute_again


def opened_at(state: State, folder: Path | str, ledger: Ledger) -> Results:
    """The results as they were in a state. Later loads, edits, withdrawals and decisions have no
    effect.

    This version of the program reads every observation up to the state again, so the call may take
    long. The function writes nothing. A restored ledger has the states from before its backup. A
    person who was erased since is missing in the results.

    `folder`: the contest folder as it was then.

    Example: the state of Monday's bulletin, opened on Friday, gives Monday's standings.

    Raises:
        UsageError: the state belongs to a different ledger or folder, or the ledger does not hold
            all of the state.
        FolderError: the folder has mistakes.
    """
    declared = load(Path(folder))
    lines = read_table(ledger.uri, "lineage")
    if not (goes_through(lines, state) if lines else ledger.lineage == state.lineage):
        raise UsageError(
            f"the state {state.name} does not belong to the ledger {ledger.uri}: found the lineage "
            f"{ledger.lineage or '(nothing was written yet)'}, expected {state.lineage}; name the "
            "ledger that the state was made with, or a copy of that ledger"
        )
    short = [
        f"source {source} ends with load {ledger.load_number(source)}, expected {number} or more"
        for source, number in state.loads
        if ledger.load_number(source) < number
    ]
    decisions = tuple(d for d in ledger.decisions() if d.number <= state.decision)
    if len(decisions) < state.decision:
        short.append(f"found {len(decisions)} decisions, expected {state.decision} or more")
    if short:
        raise UsageError(
            f"the ledger {ledger.uri} does not hold all of the state {state.name}: "
            f"{'; '.join(short)}. Is it an older copy?"
        )
    contest = as_decided(declared, decisions)
    if contest.hash != state.contest:
        raise UsageError(
            f"the contest folder {folder} is not what the state {state.name} was made with: found "
            f"the hash {contest.hash}, expected {state.contest}; name the folder as it was then"
        )
    responses = read_until(contest, ledger, dict(state.loads), decisions)
    return compute_again(contest, ledger, state, decisions, responses)
