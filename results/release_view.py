"""`ReleaseView`: the members of a view that are about releases."""

from __future__ import annotations

from collections.abc import Mapping

from contest import Contest
from ledger.releases import Release, SealedName, files_of, names_of, official, releases_of
from results.access import guarded
from results.altered import Altered, altered_at
from results.ranked_view import RankedView
from results.released import Difference, Released, difference, released, released_contest
from results.winner_codes import WinnerPaper, codes, winner_paper


@guarded
class ReleaseView(RankedView):
    """What a principal may see of releases. `results.view.View` has the other members."""

    @property
    def releases(self) -> tuple[Release, ...]:
        """The releases that the principal may see, in order. A release that is held back is seen by
        who sees all people only, until its reveal."""
        return self._releases()

    def _releases(self) -> tuple[Release, ...]:
        found = releases_of(self._results.ledger)
        if self._access.people == "all":
            return found
        return tuple(release for release in found if release.is_open)

    def _numbered(self, number: int) -> list[Release]:
        """The visible release with this number; empty if there is none."""
        return [one for one in self._releases() if one.number == number]

    def released(self, number: int | None = None) -> Released | None:
        """What a visible release says; None: there is none with this number. `number` None means
        the newest one. Nothing that happened after the release changes the answer, but an erased
        person has no name in it."""
        found = self._releases()[-1:] if number is None else self._numbered(number)
        return released(self._results.ledger, found[0]) if found else None

    def release_contest(self, number: int) -> Contest | None:
        """The contest as a visible release declares it (`results.released.Released`). None: there
        is none with this number."""
        found = self._numbered(number)
        return released_contest(self._results.ledger, found[0]) if found else None

    def release_files(self, number: int) -> dict[str, bytes]:
        """The sealed files of a visible release with their sums and the seal, by path; empty if
        there is none with this number. No name is among them."""
        found = self._numbered(number)
        return files_of(self._results.ledger, found[0]) if found else {}

    def release_names(self, number: int) -> tuple[SealedName, ...]:
        """Who stands in the rows of a release, with the secrets that open the commitments; empty if
        there is none with this number. A caller that hands them out writes a line in the log."""
        found = self._numbered(number)
        return names_of(self._results.ledger, found[0]) if found else ()

    def release_altered(self, number: int) -> tuple[Altered, ...] | None:
        """The responses near a prize that had been edited, had gone, or looked typed by hand when a
        release was made; see `results.altered`. None: there is no such release, or it was made
        before releases kept the list."""
        found = self._numbered(number)
        return altered_at(self._results, found[0]) if found else None

    def winner_codes(self, number: int) -> Mapping[int, str]:
        """Row of the standings → the code on the winner's paper, in a visible release; empty if
        there is none with this number. A caller that hands codes out writes a line in the log."""
        found = self._numbered(number)
        return codes(self._results.ledger, found[0]) if found else {}

    def winner_paper(self, code: str, name: str) -> WinnerPaper | None:
        """What the winner's paper with this code and this name says, by the official releases;
        None: there is no such paper. See `results.winner_codes`."""
        return winner_paper(self._results.ledger, official(self._releases()), code, name)

    def release_difference(self) -> Difference | None:
        """How the present results differ from the newest release, in what that release covers; None
        without a release."""
        if not (found := self._releases()):
            return None
        results, newest = self._results, found[-1]
        about = ("release difference", newest.making)
        return results.keep(about, lambda: difference(results, newest))
