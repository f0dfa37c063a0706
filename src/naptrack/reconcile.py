"""Our totals of plans submitted to the Committee beside those that the Committee publishes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from naptrack.models import Event, Stage
from naptrack.standing import Standing


@dataclass(frozen=True, slots=True)
class Member:
    """One edition that is counted, and the event by which it is."""

    standing: Standing
    event: Event | None


@dataclass(frozen=True, slots=True)
class Account:
    """What is counted together: a key and a title, how many there are, and how many the Committee publishes.

    ``published`` is None where the Committee publishes nothing of the kind, or none was given.
    """

    key: str
    title: str
    count: int
    members: tuple[Member, ...]
    published: int | None = None

    @property
    def difference(self) -> int | None:
        """How many more the Committee publishes; below nothing where the record has more."""
        return None if self.published is None else self.published - self.count


def _submission(standing: Standing) -> Event | None:
    return standing.submission


def _approval(standing: Standing) -> Event | None:
    return standing.approval


def _intended(standing: Standing) -> Event | None:
    return dict(standing.intended).get(Stage.SUBMISSION)


def _carried_out(standing: Standing) -> Event | None:
    return dict(standing.grounds).get(Stage.IMPLEMENTATION_REVIEW)


#: What may account for a difference. An edition that was not submitted stands in the first that it belongs to.
OPEN: tuple[tuple[str, str, Callable[[Standing], Event | None]], ...] = (
    ("approved", "Approved; no submission on record", _approval),
    ("submission-planned", "Submission planned; none on record", _intended),
    ("carried-out", "Implementation reviewed; neither approval nor submission on record", _carried_out),
)


def reconcile(standings: Iterable[Standing], plans: int | None = None, states: int | None = None) -> list[Account]:
    """The two totals that the Committee publishes, then the editions that may account for a difference.

    Every edition of ``standings`` stands in one account, but for the submitted ones, which stand
    in the first and, once for each State, in the second.
    """
    rest = list(standings)
    submitted = [Member(one, _submission(one)) for one in rest if _submission(one)]
    accounts = [
        Account("plans", "Plans submitted to the Committee", len(submitted), tuple(submitted), plans),
        Account("states", "States that submitted one", *_by_state(submitted), states),
    ]
    rest = [one for one in rest if not _submission(one)]
    for key, title, why in OPEN:
        found = tuple(Member(one, why(one)) for one in rest if why(one))
        accounts.append(Account(key, title, len(found), found))
        rest = [one for one in rest if not why(one)]
    begun = tuple(Member(one, None) for one in rest if one.reached)
    accounts.append(Account("begun", "Begun; no later step on record", len(begun), begun))
    return accounts


def _by_state(members: Sequence[Member]) -> tuple[int, tuple[Member, ...]]:
    first: dict[str, Member] = {}
    for member in members:
        first.setdefault(member.standing.plan.iso3, member)
    return len(first), tuple(first.values())
