"""What the page Vận hành says of mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contest.errors import NotAllowedError
from results import Principal
from service import environment
from service.environment import Place
from service.mail.alarm_times import Key, Known
from service.mail.alarms import told_faults
from service.mail.keeping import Trouble, trouble
from service.mail.settings import read_mail
from service.operations import ROLES


@dataclass(frozen=True, slots=True)
class Standing:
    """`server` empty: none is declared, or the settings have mistakes. `readers`: the number of
    addresses that get alarms. `told`: the faults that were told of and are not over."""

    server: str
    sender: str
    readers: int
    told: Mapping[Key, Known]
    trouble: Trouble | None


def standing(place: Place, who: Principal) -> Standing | None:
    """How mail stands; None: the operator declared no settings.

    Raises:
        NotAllowedError: the role of `who` neither runs the installation nor inspects it.
        ContestError: the file of sessions cannot be used.
    """
    if who.role not in ROLES:
        raise NotAllowedError(f"the role {who.role!r} does not see how the installation does")
    path = environment.mail_path()
    if path is None:
        return None
    mail = read_mail(path)
    if mail.smtp is None:
        return Standing("", "", 0, {}, trouble(place))
    server = f"{mail.smtp.host}:{mail.smtp.used_port} ({mail.smtp.security})"
    return Standing(
        server, mail.smtp.sender, len(mail.alarms.to), told_faults(place), trouble(place)
    )
