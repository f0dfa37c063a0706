"""The tellings of milestones: letters, requests, visits, reports, points of contact, and what else is no stage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naptrack.modality import Reality, judge
from naptrack.models import Milestone, Modality
from naptrack.narrative import letters, timing
from naptrack.narrative.dating import dates_of
from naptrack.narrative.matching import Match
from naptrack.narrative.pairing import gapped, spread
from naptrack.narrative.scene import Scene
from naptrack.narrative.telling import Telling, by_itself

#: What is held on a day, and told of with it or not at all.
_HELD_ON_A_DAY = (Milestone.PEER_REVIEW, Milestone.WORKSHOP, Milestone.TRAINING, Milestone.VISIT)
_COURSES = (Milestone.WORKSHOP, Milestone.TRAINING)

_HOLDING = re.compile(
    r"\b(?:held|organi[sz]ed|took place|conducted|convened|hosted|ran|attended|opened|delivered|co-?organi[sz]ed|staged|gathered|met|offered|gave|given|carried out|was|were|visited|followed|welcomed|destination|had)\b"
)
_WITH_STATE = re.compile(" (?:[\\w-]+ ){0,3}?(?:with|between) (?:the )?(?P<state>\ue000)")
#: "had originally been scheduled for September": for another day than it was held on, if it was.
_HAD_BEEN_MEANT = re.compile(r"[^.;,]{0,30}? had (?:\w+ )?been (?:\w+ )?(?:scheduled|planned|announced|foreseen|set)\b")
_REQUESTED = re.compile(r"\b(?:turned to|requested|asked|submitted|sought|applied|sent|handed over|delivered)\b")
_DID_SO = re.compile(r"\b(?:did (?:so|the same|likewise)|followed(?: suit)?|does so|done so)\b")


def tell(scene: Scene, match: Match, staged: set[str]) -> Iterator[Telling]:
    """What ``match`` tells; ``staged`` are the States of which the sentence tells a stage."""
    bounds = scene.clause(match.start)
    before, inside = scene.text[bounds.start : match.start], scene.text[match.start : match.end]
    reality = judge(before, inside, scene.text[match.end : bounds.end])
    if reality in (Reality.NEGATED, Reality.UNREAL, Reality.PROPOSED) or _HAD_BEEN_MEANT.match(scene.text, match.end):
        return
    if reality is Reality.ASKED and match.mark not in (Milestone.ASSISTANCE_REQUEST, Milestone.LETTER):
        return
    when = dates_of(scene, match, [match])
    if match.mark is Milestone.LETTER:
        yield from letters.tell(scene, match)
        yield from _did_so(scene, match)
        return
    if match.mark in _HELD_ON_A_DAY:
        named = _who_met(scene, match, staged) if when else ()
    else:
        named, when = _who_did(scene, match), _day_of_act(scene, match, when)
        if not when and match.mark is Milestone.POINT_OF_CONTACT:
            # "has had a point of contact since 2016": it was named then
            when = [
                at for at, _ in scene.sentence.dates_in(scene.sentence.clause_at(match.end - 1)) if at in scene.settled
            ]
        if not when and match.mark is Milestone.ASSISTANCE_REQUEST and not _REQUESTED.search(scene.text):
            return
    planned = reality is Reality.PLANNED
    modality = Modality.PLANNED if planned else Modality.OCCURRED
    chain = gapped(scene, match)  # "Slovakia named its point of contact in 2013 and Slovenia in 2016"
    for iso3, at in chain.items() if chain.keys() >= set(named) else spread(scene, match, named, when):
        yield by_itself(scene.key, iso3, match, modality, timing.date_at(scene, at, planned=planned), scene.view)
    if match.mark in (Milestone.POINT_OF_CONTACT, Milestone.NATIONAL_REPORT):
        yield from _did_so(scene, match)


def _who_met(scene: Scene, match: Match, staged: set[str]) -> tuple[str, ...]:
    """Those whose meeting it was; a course that tells of a stage already, or that nobody held, is nobody's."""
    named = scene.named or scene.topic
    if match.mark is Milestone.PEER_REVIEW and (other := _WITH_STATE.match(scene.text, match.end)) is not None:
        return tuple(dict.fromkeys((*named, scene.sentence.tagged.states[other.start("state")].iso3)))
    if match.mark not in _COURSES:
        return named
    return () if staged.intersection(named) or not _HOLDING.search(scene.text) else named[:1]


def _who_did(scene: Scene, match: Match) -> tuple[str, ...]:
    """Those named last before the act, in its clause if there; else those named next, or spoken of."""
    start = scene.clause(match.start).start
    before = [group for group in scene.found if group[1] <= match.start]
    near = [group for group in before if group[0] >= start] or before
    if near:
        return scene.former_or_latter(match.start) or near[-1][2]
    return scene.found[0][2] if scene.found else scene.topic


def _day_of_act(scene: Scene, match: Match, when: list[int]) -> list[int]:
    """A request made by letter bears the date of the letter."""
    if match.mark is Milestone.ASSISTANCE_REQUEST and scene.letter is not None and scene.letter.at is not None:
        return [scene.letter.at]
    return when


def _did_so(scene: Scene, match: Match) -> Iterator[Telling]:
    """ "...; the Niger did so on 6 February 2018": the same act, for another State, on a day of its own."""
    for so in _DID_SO.finditer(scene.text, match.end):
        place = so.start()
        who = [codes for start, _, codes in scene.found if match.end <= start < place]
        states = who[-1] if who else scene.former_or_latter(place)
        dated = scene.sentence.dates_in(scene.sentence.clause_at(place))
        when = [at for at, _ in dated if at in scene.settled]
        for iso3 in states if when else ():
            date = scene.settled[when[0]]
            yield by_itself(f"{scene.key}+", iso3, match, Modality.OCCURRED, date, scene.view)
