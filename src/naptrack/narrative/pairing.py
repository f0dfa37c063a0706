"""Which date belongs to which State, where a sentence gives several: "..., respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from naptrack import dates
from naptrack.dates import DateSpan
from naptrack.models import Date, Stage
from naptrack.narrative.matching import Match
from naptrack.narrative.matter import Matter
from naptrack.narrative.scene import Scene

RESPECTIVELY = re.compile(r"\brespectively\b")
#: A State and the date beside it: "from Jordan on 1 October", "for Albania (Tirana, 15-16 May 2013)".
PAIR = re.compile("(\ue000)\\)?(?:'s)?(?: \\([^()\ue000]{0,40}?|,? (?:on|in|from|since) |: )([\ue001\ue002])")
_DATE_OF = re.compile("([\ue001\ue002]) \\((?:the )?(\ue000)\\)")
_THAT_OF = re.compile("(?:on|in) ([\ue001\ue002]) (?:that|those) of (?:the )?(\ue000)")

#: "Kenya adopted its plan in 2014, Uganda in 2015 and, two years later, ...": the verb is said once.
_GAPPED = re.compile(
    "(?:\ue000(?:,? and (?:the )?\ue000)*|[\ue010\ue011])(?P<said>[^;:.\ue000\ue001\ue002]{3,120}?)[\ue001\ue002]"
    "(?P<more>(?:[,;]?(?: and| while| then| followed by|,)* (?:in |for |by |that of |those of )?(?:the )?\ue000"
    "(?:,? and (?:the )?\ue000)*,?(?: (?:did so|followed|followed suit))?(?: in [A-Z][\\w'-]+,?)? (?:in|on|since) [\ue001\ue002])+)(?=[.,;:)]|$| and\\b| but\\b)"
)
#: "..., the former on 5 October and the latter on 8 October"
_FORMER_THEN_LATTER = re.compile(
    "[Tt]he former (?:on|in) ([\ue001\ue002]),? and (?:the )?latter (?:on|in) ([\ue001\ue002])"
)
_PREDICATE = re.compile(r"\b\w{3,}ed\b|\b(?:was|were|has|had)\b")
_STATES_THEN_DATE = re.compile("[\ue000\ue010\ue011][^\ue001\ue002]*[\ue001\ue002]")


def shared_dates(scene: Scene) -> dict[str, int]:
    """Which of the dates (by place) belongs to which State; empty where the sentence does not pair them."""
    if not scene.settled:
        return {}
    if (turns := _FORMER_THEN_LATTER.search(scene.text)) is not None and len(scene.named) == 2:
        return dict(zip(scene.named, (turns.start(1), turns.start(2)), strict=True))
    if (beside := pairs(scene)) is not None:
        return beside
    return _by_city(scene) or (_in_turn(scene) if RESPECTIVELY.search(scene.view.text) else {})


def spread(scene: Scene, match: Match, states: tuple[str, ...], when: Sequence[int]) -> list[tuple[str, int | None]]:
    """Each of ``states`` with each date that it has; with None where it has none."""
    shared = scene.shared
    if match.ref is None and len(shared) > 1 and match.mark is Stage.ROUNDTABLE:
        return list(shared.items())
    if who := [iso3 for iso3 in states if iso3 in shared]:
        return [(iso3, shared[iso3]) for iso3 in who]
    return each(states, when)


def each(states: tuple[str, ...], when: Sequence[int]) -> list[tuple[str, int | None]]:
    """As many dates as States belong to them in turn; else every date belongs to every State."""
    if not when:
        return [(iso3, None) for iso3 in states]
    if len(when) == len(states) > 1:
        return list(zip(states, when, strict=True))
    return [(iso3, at) for iso3 in states for at in when]


def pieces(span: DateSpan, matter: Matter) -> list[Date | None]:
    """The days of "3 and 21 July 2017", each for itself."""
    year = matter.heading.years[0] if matter.heading.years else None
    return [dates.settle(piece, year=year, note=matter.day) for piece in span.pieces]


def gapped(scene: Scene, match: Match) -> dict[str, int]:
    """The date of each State of a chain that says its verb, the words of ``match``, once; empty where there is none."""
    for chain in _GAPPED.finditer(scene.text):
        if not (chain.start() <= match.start and match.end <= chain.start("more")):
            continue
        states, plans = scene.sentence.tagged.states, scene.sentence.tagged.plans
        result: dict[str, int] = {}
        for link in _STATES_THEN_DATE.finditer(scene.text, *chain.span()):
            owners = [iso3 for at in range(*link.span()) if at in plans for iso3 in plans[at].owners]
            named = [states[at].iso3 for at in range(*link.span()) if at in states]
            result |= dict.fromkeys(named or owners, link.end() - 1)
        return result if all(when in scene.settled for when in result.values()) else {}
    return {}


def pairs(scene: Scene) -> dict[str, int] | None:
    """The dates, by place, that stand beside their States: "from Togo on 3 May", "3 May (Togo)"; None where none do."""
    states, settled = scene.sentence.tagged.states, scene.settled
    beside = [(m.start(1), m.start(2)) for m in PAIR.finditer(scene.text)]
    turned = [(m.start(2), m.start(1)) for form in (_DATE_OF, _THAT_OF) for m in form.finditer(scene.text)]
    if len(beside) == len(turned) == 1:
        return {states[state].iso3: at for state, at in [*beside, *turned]}
    several = turned if len(turned) > 1 else beside
    return {states[state].iso3: at for state, at in several if at in settled} if len(several) > 1 else None


def _by_city(scene: Scene) -> dict[str, int]:
    """ "held in Lima, in June 2015, and in Quito, in July 2015"."""
    if scene.found and not RESPECTIVELY.search(scene.view.text):
        return {}
    result: dict[str, int] = {}
    for at in sorted(scene.settled):
        place = scene.sentence.tagged.places[at]
        near = [(one.start, one.iso3) for one in scene.sentence.tagged.cities if 0 < place - one.start < 40]
        if near and (iso3 := max(near)[1]) in scene.matter.own:
            result.setdefault(iso3, at)
    return result if len(result) > 1 else {}


def plan_owners(scene: Scene) -> tuple[str, ...]:
    """The owners of the plans that a sentence names, in its order."""
    refs = (ref for _, ref in sorted(scene.sentence.tagged.plans.items()))
    return tuple(dict.fromkeys(iso3 for ref in refs for iso3 in ref.owners))


def _in_turn(scene: Scene) -> dict[str, int]:
    """The dates of "..., respectively", in the order of the States."""
    ordered = sorted(scene.settled)
    venues = tuple(dict.fromkeys(one.iso3 for one in scene.sentence.tagged.cities))
    at_home = venues if len(venues) == len(ordered) and set(venues) <= set(scene.matter.own) else ()
    states = next((each for each in (scene.named, plan_owners(scene), at_home, scene.matter.own) if len(each) > 1), ())
    if len(states) < 2:
        return {}
    for at, span in scene.sentence.when:
        if len(span.pieces) == len(states):
            # "on 3 and 21 July 2017 respectively": each day for itself, under a key of its own
            keys = [-1000 * (at + 1) - number for number in range(len(states))]
            for key, date in zip(keys, pieces(span, scene.matter), strict=True):
                if date is not None:
                    scene.settled[key] = date
            return dict(zip(states, keys, strict=True))
    turns = ordered[-len(states) :]
    between = [scene.text[one + 1 : other] for one, other in pairwise(turns) if one >= 0]
    if len(turns) < len(states) or any(_PREDICATE.search(words) for words in between):
        return {}  # "drafted in 2019, at workshops in Monrovia and Freetown respectively, and reviewed last September"
    return dict(zip(states, turns, strict=True))
