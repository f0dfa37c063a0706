"""Letters: which date is that of the letter, and to whom it went."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naptrack.models import Date, Milestone, Modality
from naptrack.narrative import pairing, timing
from naptrack.narrative.matching import Match
from naptrack.narrative.occasions import DEFINITE
from naptrack.narrative.scene import Letter, Scene
from naptrack.narrative.telling import Telling, by_itself
from naptrack.rules import rules_for

_INVITES = re.compile(
    r"\b(?:invit\w+|participat\w+|attend\w*|announc\w+|nominat\w+|ask(?:ed|ing|s)|request\w*|to join|to take part|to send|to host|to be held|proposing|expressed|told|new dates?|inform\w+|notif\w+)\b"
)
_DATED = re.compile(
    r"(?:dated|(?:letters?|notes?|verbales?|communications?|invitations?) of|bears? the date of|dates? from|letters? on|verbale on|sent on|written on|received on|verbales?|letters?)(?: on)? $"
)
_OF_A_MEETING = re.compile(
    r"\b(?:to be held|from|held|scheduled|taking place|planned)\b[^.;]{0,60}$|\b(?:event|meeting|round[- ]?table|workshop|session|conference|seminar|visit|webinars?) of (?:the )?$",
    re.I,
)
_MEETING = re.compile(
    r"\b(?:meetings?|round ?tables?|consultations?|workshops?|sessions?|events?|visit|assessment|webinars?|conference|review)\b",
    re.I,
)
_ENVOY_OF = re.compile(
    "\\b(?:Permanent (?:Representative|Mission)|Ambassador|Minister[\\w ]{0,30}|Ministry[\\w ]{0,30}|Government) of (?:the )?\ue000"
)
_BY_ONE_OF = re.compile("\ue000 by (?:one|another) (?:of|dated) \ue001")
_REQUESTS = rules_for(Milestone.ASSISTANCE_REQUEST)
_WRITER = re.compile(r"\b(?:Ministry|Government|Permanent Mission|Minister|country)\b")


def letter_in(scene: Scene) -> Letter | None:
    """The first letter that a sentence speaks of."""
    match = next((one for one in scene.matches if one.mark is Milestone.LETTER), None)
    if match is None:
        return None
    at = _date_of(scene, match)
    pairs = pairing.PAIR.findall(scene.text)
    if at is None and len(pairs) > 1:
        at = scene.text.index(pairs[0][1])
    return Letter(match, at, bool(_INVITES.search(scene.view.text)))


def _date_of(scene: Scene, letter: Match) -> int | None:
    """The date that says so, else the first before the letter, else the first behind it that is no meeting's."""
    text = scene.text
    days = [at for at, _ in scene.sentence.when]
    dated = [at for at in days if _DATED.search(text[max(0, at - 20) : at])]
    fronted = [at for at in days if at < letter.start]
    behind = [at for at in days if at > letter.start and not _OF_A_MEETING.search(text[letter.end : at])]
    return next(iter(dated or fronted or behind), None)


def tell(scene: Scene, match: Match) -> Iterator[Telling]:
    """A letter on its day, for every State that it went to or came from."""
    letter = scene.letter
    if letter is None or letter.at is None or _makes_request(scene):
        return
    if (beside := pairing.pairs(scene)) is not None and len(beside) > 1:
        dated = [(iso3, timing.date_at(scene, at)) for iso3, at in beside.items()]
    else:
        dated = _in_turn(scene, letter.match, letter.at)
    others = {scene.sentence.tagged.states[one.start()].iso3: one for one in _BY_ONE_OF.finditer(scene.text, match.end)}
    for iso3, date in dated:
        if iso3 not in others:
            yield by_itself(scene.key, iso3, match, Modality.OCCURRED, date, scene.view)
    for iso3, other in others.items():
        yield by_itself(
            f"{scene.key}+", iso3, match, Modality.OCCURRED, timing.date_at(scene, other.end() - 1), scene.view
        )


def _in_turn(scene: Scene, letter: Match, at: int) -> list[tuple[str, Date]]:
    """The day of the letter for each State; of letters of several days, "respectively", its own."""
    states = _correspondents(scene)
    span = scene.sentence.tagged.dates[at]
    days = [at]
    if pairing.RESPECTIVELY.search(scene.view.text):
        if span.pieces and len(span.pieces) == len(states):
            pieces = zip(states, pairing.pieces(span, scene.matter), strict=True)
            return [(iso3, date) for iso3, date in pieces if date is not None]
        behind = [place for place, _ in scene.sentence.when if place >= letter.end and place in scene.settled]
        if behind[:1] == [at] and len(behind) == len(states) > 1:
            days = behind
    return [(iso3, timing.date_at(scene, place)) for iso3, place in pairing.each(states, days)]


def _correspondents(scene: Scene) -> tuple[str, ...]:
    """Those named, the note's own before others; else those whose meeting the letter is about, or who wrote it."""
    matter = scene.matter
    if not scene.named and (writer := _ENVOY_OF.search(scene.text)) is not None:
        # "the Permanent Representative of Brazil offered"
        return (scene.sentence.tagged.states[writer.end() - 1].iso3,)
    if scene.named:
        return tuple(iso3 for iso3 in scene.named if iso3 in matter.owners) or scene.named
    if matter.own and (DEFINITE.search(scene.view.text) or _MEETING.search(scene.text)):
        return matter.own
    about = DEFINITE.search(scene.view.text) or _MEETING.search(scene.text) or _WRITER.search(scene.text)
    return scene.topic if about else ()


def _makes_request(scene: Scene) -> bool:
    return any(rule.pattern.search(scene.text) for rule in _REQUESTS)
