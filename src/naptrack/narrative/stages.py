"""The tellings of a matched stage: for whom, when, and on which occasion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from naptrack import subject
from naptrack.modality import Reality
from naptrack.models import UNKNOWN, Date, Mark, Modality, Precision, Stage
from naptrack.narrative import meetings, timing, verdict
from naptrack.narrative.case import Case, case_of
from naptrack.narrative.doubts import NO_STATE
from naptrack.narrative.matching import Match
from naptrack.narrative.occasions import EVENT, MEETING_STAGES, Frame, same_days
from naptrack.narrative.pairing import gapped, plan_owners, spread
from naptrack.narrative.scene import Scene, led_by_place
from naptrack.narrative.telling import Telling, at_occasion, by_itself
from naptrack.rules import WORDS
from naptrack.tagging import DRAFT, RES1540

_OFFICE_IN = re.compile(r"\b(?:Government|Cabinet|Parliament|Council of Ministers|authorities) in $")
_HELPED = re.compile(r"\b(?:help(?:ed|s)?|assist(?:ed|s)?|support(?:ed|s)?) $")
_GOING_TO = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:now |due |set |expected |likely )?to|plans to|intends? to|expects? to|hopes? to)\b"
)
_AT_THE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Dd]uring|[Aa]t|-day|[Ii]n) [^.;,]{0,40}$")
_SOME_STATES = re.compile(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Ss]ome)(?: other| more)? (?:States|countries) (?:that|which) (?:\w+ ){0,4}$"
    r"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive) (?:other|more|further|new|additional) (?:[A-Z]\w+ )?(?:States|countries) (?:have |had )?$"
)
_NATIONAL = re.compile(rf"\b[Nn]ational (?:[\w-]+ )?{WORDS['EVENT_N']}\b")
_NAMED_FIRST = 20  # characters: "National round table on ...", the entry of a calendar
_FOR_REVIEW = re.compile(r"[^.;]{0,60}? for (?:\w+ )?(?:review|comments?|discussion|feedback|observations)\b")
_HELD_ONE = re.compile(
    r"\b(?:held|hosted|convened|organi[sz]ed|conducted|carried out|hold|holds|holding|hosts?) (?:an?|its|their|the|his|her)(?: (?:first|second|third|own|two-day|three-day|one-day|inaugural|national|broad|joint|successful)){0,3} $"
)
_HELD = re.compile(r"\b(?:held|hosted|convened|organi[sz]ed|conducted|opened)\b[^.;]{0,40}$")
_ON_A_SUBJECT = re.compile(
    rf" (?:on|about|concerning|devoted to|for) (?!(?:the )?[\ue001\ue002])(?!(?:[\w-]+ ){{0,6}}?{RES1540})"
)
_THE_MEETING_WAS = re.compile(
    rf"(?:The|This) (?:[\w-]+ ){{0,2}}?{WORDS['EVENT_N']} (?:was|also|marked|ended|closed|led)\b"
)
#: "Members agreed to begin work on a successor plan", after a meeting was told of
_THEY_WHO_MET = re.compile(
    r"(?:(?:The )?(?:[Mm]embers|[Pp]articipants|[Dd]elegates)|At (?:the|its) (?:end|close)|Before (?:they|participants|members|delegates) left|In (?:conclusion|closing))\b"
)
_IN_A_CITY = re.compile(r"(?:[-\u2013\u2014\u2022*] )?In ")
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his)(?: [\w-]+){0,2} $")
_WAS_DECIDED = re.compile(
    r"\b(?:decided|agreed|resolved|undertook|promised|pledged|planned|offered|announced|committed(?: itself| himself)?|declared|said|stated|expressed|reaffirmed|confirmed)\b"
)
#: "The round table will enable the ministries to begin the drafting"; "Participants will discuss the elements of the plan"
_WHO_WILL = re.compile(
    rf"{EVENT.pattern}|\b(?:[Pp]articipants|[Ee]xperts|[Oo]fficials|[Dd]elegates|[Rr]epresentatives|[Mm]inistries|[Tt]hey) (?:[\w-]+ ){{0,3}}?(?:will|are to)\b"
)
_THAT_IT_WILL = re.compile(r"\b(?:that|will|would|to)\b")
_WITH_WHICH = re.compile(
    "[^.;,]{0,40},? (?:with|by|through) which (?:the )?(?:(?:Government|authorities) of )?(?:the )?(?P<who>\ue000)"
)
_THIS = re.compile(r"\b[Tt]his (?:[\w-]+ ){0,2}$")
_ON_THE_OCCASION = re.compile(
    r"\b(?:[Ii]n the course of|[Dd]uring|[Aa]t|[Oo]n) (?:the|this|that|their) (?:\w+ )?(?:talks?|meeting|call|visit|ceremony|audience|conversation|occasion)\b"
)
_LATELY = re.compile(r"\b(?:this|last) (?:week|month)\b")
#: "... presents its compliments to the Chair and has the honour to transmit herewith the plan": by this very letter
_HEREWITH = re.compile(
    r"\b(?:herewith|hereby|[Ee]nclosed|[Aa]ttached|annexed|as an annex|in the annex|as an enclosure|compliments)\b"
)
_HEREBY = re.compile(r"\bhereby\b")


@dataclass(frozen=True, slots=True)
class _Event:
    """What is told of one State so far: when, whether it is only planned, and on which occasion."""

    date: Date
    planned: bool
    host: Frame | None = None


def tell(scene: Scene, match: Match) -> Iterator[Telling]:
    """What ``match`` tells, State by State; where it tells nothing, the scene keeps the reason."""
    case = case_of(scene, match)
    reality = verdict.reality_of(case)
    if (reason := verdict.reason_to_pass_over(case, reality)) is not None:
        scene.pass_over(match, reason)
        return
    planned = reality is Reality.PLANNED or case.by_intention
    if not (named := _states(scene, match)):
        scene.pass_over(match, NO_STATE)
        return
    if planned and "planned-drafting" in match.rule.flags and not _FOR_REVIEW.match(case.rest):
        # to present a first draft by a day to come is to write it until then
        match = replace(match, mark=Stage.DRAFTING)
        case = replace(case, match=match)
    chain = gapped(scene, match)
    chained = list(chain.items()) if chain.keys() >= set(named) else spread(scene, match, named, case.when)
    for iso3, at in chained:
        if match.mark is Stage.ROUNDTABLE and iso3 not in scene.matter.own and not _is_on_a_plan(scene, match):
            continue
        if scene.invited_on is not None and match.mark in MEETING_STAGES:
            if at is not None:
                yield _invited(scene, match, iso3, scene.settled.get(at, UNKNOWN))
            continue
        date = scene.settled.get(at, UNKNOWN) if at is not None else UNKNOWN
        if not planned and (counted := timing.reckoned(scene, match)).known:
            date = counted
        if planned and _is_over(case, date):
            date = UNKNOWN  # "is set to submit it to Cabinet, after the draft was validated last week"
        if planned and at is not None and 0 <= at < match.start and _is_when_it_was_decided(scene, match, at):
            date = UNKNOWN  # "On 3 May it decided to draft a plan": when it was decided
        if not planned:
            date = _by_this_paper(scene, match, date)
        event = _placed(case, iso3, _Event(date, planned))
        if event is not None:
            yield _told(scene, match, iso3, at, event)


def _by_this_paper(scene: Scene, match: Match, date: Date) -> Date:
    """The date of an act that the very letter or decree does which the text is; others keep theirs."""
    if match.mark is Stage.SUBMISSION and not date.known and _HEREWITH.search(scene.text):
        return timing.of_the_letter(scene)
    if match.mark is not Stage.APPROVAL:
        return date
    if _HEREBY.search(scene.text):  # "In accordance with the Law of 2004, the plan is hereby approved"
        return timing.of_the_decree(scene)
    return timing.of_the_decree(scene) if not date.known and scene.matter.decrees(scene.number) else date


def _is_when_it_was_decided(scene: Scene, match: Match, at: int) -> bool:
    """Whether a day before an intention is that of the decision: "pledged on 3 May to submit", "on 3 May it decided to"."""
    said = _WAS_DECIDED.search(scene.text, scene.clause(match.start).start, match.start)
    return said is not None and (at < said.start() or not _THAT_IT_WILL.search(scene.text, said.end(), at))


def _is_on_a_plan(scene: Scene, match: Match) -> bool:
    """Whether the sentence of a round table speaks of a plan, or its paragraph does and it has no other subject."""
    if DRAFT in scene.text or any(not ref.denied for ref in scene.sentence.tagged.plans.values()):
        return True
    paragraph = (one for one in scene.matter.sentences if one.number == scene.sentence.number)
    spoken_of = any(not ref.denied and not ref.plural for one in paragraph for ref in one.tagged.plans.values())
    return spoken_of and not _ON_A_SUBJECT.match(scene.text, match.end)


# --- for whom ------------------------------------------------------------------------------------------------------


def _states(scene: Scene, match: Match) -> tuple[str, ...]:
    """The States that a match speaks of."""
    if (one_of := _one_of_several(scene, match)) is not None:
        return one_of
    if (some := _SOME_STATES.search(scene.text[: match.start])) is not None and ";" not in scene.text[
        some.end() : match.start
    ]:
        # "Two States that are drawing up their plans, Moldova and Ukraine, told the others": those that follow, or nobody
        return next((codes for start, _, codes in scene.found if start > match.start and len(codes) > 1), ())
    if match.mark is Stage.ROUNDTABLE and (whose := _WITH_WHICH.match(scene.text, match.end)) is not None:
        return (
            scene.sentence.tagged.states[whose.start("who")].iso3,
        )  # "A round table with which Togo opens the work"
    if match.mark is Stage.ROUNDTABLE and scene.topic and _THIS.search(scene.text[: match.start]):
        return scene.topic  # "The partners for this national round table were ...": of the State spoken of
    named = (
        _former_or_latter(scene, match)
        or _owners_of_it(scene, match)
        or (scene.those(match.start) if match.ref is None or not match.ref.owners else ())
        or scene.former_or_latter(match.start)
        or _by_city(scene, match)
        or _by_capital(scene, match)
        or subject.states_for(
            scene.sentence, scene.found, match.start, match.end, match.ref, scene.matter.owners, scene.topic
        )
    )
    if match.ref is not None and match.ref.plural and not scene.found and set(named) < set(scene.pair):
        named = scene.pair  # "Both plans were drafted in 2018"
    if match.mark is Stage.ROUNDTABLE and not named and not scene.matter.own and len(plan_owners(scene)) == 1:
        return plan_owners(scene)  # "a round table was held, from which an outline of Samoa's plan emerged"
    everyones = match.ref is not None and match.ref.plural and not match.ref.owners
    if scene.shared and (not named or everyones):
        return tuple(scene.shared)
    return named or _those_of_the_meeting(scene, match) or _host(scene)


def _former_or_latter(scene: Scene, match: Match) -> tuple[str, ...]:
    """Whose "the latter's plan" is."""
    said = match.ref.pronoun if match.ref is not None else ""
    return (
        (scene.pair[said.startswith("the latter")],)
        if said.startswith(("the former", "the latter")) and scene.pair
        else ()
    )


def _owners_of_it(scene: Scene, match: Match) -> tuple[str, ...]:
    """The owners of the plan that "it" takes up, where the sentence before named them: "Togo's plan ... It was ..."."""
    ref = match.ref
    taken_up = ref is None or (ref.anaphor and not ref.owners and not ref.pronoun and not ref.plural)
    return scene.plan_owners if taken_up and not scene.found else ()


def _one_of_several(scene: Scene, match: Match) -> tuple[str, ...] | None:
    """The State that "Congolese" means in the clause of a match; empty where it may be either, None without such a word.

    It means the State whose capital the sentence names, else the one spoken of, else the one of the note.
    """
    clause = scene.clause(match.start)
    if (match.ref is not None and match.ref.owners) or not scene.sentence.tagged.shared:
        return None
    first, last = scene.sentence.tagged.range(clause.start, max(clause.end, match.end))
    said = [one for one in scene.sentence.tagged.shared if first <= one.start < last]
    if not said or any(clause.start <= at < match.end for at in scene.sentence.tagged.states):
        return None
    for known in ({one.iso3 for one in scene.sentence.tagged.cities}, scene.topic, scene.matter.own):
        if len(meant := [iso3 for iso3 in said[-1].iso3s if iso3 in known]) == 1:
            return (meant[0],)
    return ()


def _those_of_the_meeting(scene: Scene, match: Match) -> tuple[str, ...]:
    """Those whose meeting it was, where the note has one meeting of several States: "The teams assessed ..."."""
    frames = scene.matter.head.frames
    own_words = scene.sentence.block.section != "background" and not scene.found
    return frames[0].states if len(frames) == 1 and match.mark in MEETING_STAGES and own_words else ()


def _host(scene: Scene) -> tuple[str, ...]:
    """The country of a *national* meeting that a calendar announces without saying whose it is."""
    current = scene.current
    at_home = current is not None and current.announced and current.country and _NATIONAL.search(scene.text)
    return (current.country,) if at_home and current is not None and current.country else ()


def _by_city(scene: Scene, match: Match) -> tuple[str, ...]:
    """The State that its capital stands for: "Skopje has not decided", "in Skopje a round table took place"."""
    own, frames, tagged = scene.matter.own, scene.matter.head.frames, scene.sentence.tagged
    if match.ref is not None and match.ref.owners:
        return ()
    if len(own) < 2:
        return _by_its_city(scene)
    if (led := led_by_place(scene)) is not None:
        return led.states
    if tagged.states:
        return ()
    first = next((one.iso3 for one in tagged.cities if one.start == 0), None)
    if first in own:
        return (first,)
    cities = {one.iso3 for one in tagged.cities} & set(own)
    venues = {one.country for one in frames if one.country}
    return tuple(cities) if len(cities) == 1 and not (cities & venues and len(venues) == 1) else ()


def _by_capital(scene: Scene, match: Match) -> tuple[str, ...]:
    """The State whose capital acts in the clause of a match, where no State is named in it before."""
    clause = scene.clause(match.start)
    if match.mark is Stage.ROUNDTABLE and (there := _in_the_capital(scene, match)):
        return there
    if match.ref is None or not match.ref.owners:
        first, last = scene.sentence.tagged.range(clause.start, max(clause.end, match.end))
        words = scene.sentence.tagged.sentence
        for one in scene.sentence.tagged.cities:
            if first <= one.start < last and (
                _OFFICE_IN.search(words[: one.start]) or _HELPED.search(words[: one.start])
            ):
                return (one.iso3,)  # "adopted by the Government in Skopje", "Germany helped Chisinau to draft its plan"
    if (match.ref is not None and match.ref.owners) or any(clause.start <= at < match.end for at, _, _ in scene.found):
        return ()
    return subject.capital_of(scene.sentence, clause)


def _by_its_city(scene: Scene) -> tuple[str, ...]:
    """The State of the one city of a sentence, where the text spoke of its plan and then of another State's."""
    cities = {one.iso3 for one in scene.sentence.tagged.cities}
    elsewhere = len(cities) == 1 and scene.topic and not cities & set(scene.topic)
    if scene.matter.is_note or scene.sentence.tagged.states or not elsewhere:
        return ()
    return tuple(cities & scene.matter.planners)


def _in_the_capital(scene: Scene, match: Match) -> tuple[str, ...]:
    """ "In Yerevan, a round table took stock of what Armenia has achieved": of the State of the city, named or at home."""
    tagged = scene.sentence.tagged
    first = next(iter(tagged.cities), None)
    if first is None or not _IN_A_CITY.fullmatch(tagged.sentence[: first.start]) or match.ref is not None:
        return ()
    return (first.iso3,) if first.iso3 in {span.iso3 for span in tagged.states.values()} else ()


# --- when, and on which occasion -----------------------------------------------------------------------------------


def _invited(scene: Scene, match: Match, iso3: str, date: Date) -> Telling:
    """A meeting that a letter invites to: held where the head says so, else planned."""
    host = scene.matter.head.on(date) or scene.matter.head.during(iso3, date)
    if host is not None and same_days(host.date, date):
        return at_occasion(host.in_the_body(), iso3, match, Modality.OCCURRED, date, scene.view)
    return by_itself(scene.key, iso3, match, Modality.PLANNED, date, scene.view)


def _placed(case: Case, iso3: str, event: _Event) -> _Event | None:
    """The event with its occasion and what date that lends it; None where it is told of elsewhere."""
    scene, match = case.scene, case.match
    before = scene.text[: match.start]
    at_a_meeting = match.mark in MEETING_STAGES
    if event.date.known:
        head = scene.matter.head.during(iso3, event.date)
        if (
            at_a_meeting
            and head is not None
            and head.date.precision is Precision.DAY
            and _LATELY.search(event.date.text)
        ):
            return replace(event, date=head.date, host=head)  # "gathered early this month": on the days under the title
        opened = scene.opened
        return replace(event, host=opened) if opened is not None and same_days(opened.date, event.date) else event
    if _has_a_day_of_its_own(case):
        return event
    then = scene.current if match.mark is Stage.SUBMISSION and _ON_THE_OCCASION.search(scene.text) else None
    if then and not event.planned and not then.planned and then.date.precision is Precision.DAY:
        return _Event(then.date, False, then)  # "In the course of the talk he submitted the plan"
    if not event.planned:
        return _on_the_occasion(scene, match, iso3, event) if _needs_occasion(scene, match.mark) else event
    current = scene.current
    if at_a_meeting and current and current.planned and _WHO_WILL.search(before[case.bounds.start :]):
        # "The round table will enable the ministries to begin the drafting"
        return _Event(current.date, True, current)
    if match.mark is Stage.ROUNDTABLE and _THE.search(before):
        return None  # "at the disposal of the round table": the one announced already
    return event


def _has_a_day_of_its_own(case: Case) -> bool:
    """ "In April of this year", where nothing tells which year that is: not the day of the meeting."""
    return any(at not in case.scene.settled for at, _ in case.scene.sentence.dates_in(case.clause))


def _needs_occasion(scene: Scene, mark: Mark) -> bool:
    """Whether an undated stage happens at a meeting, is that of the head, or that of a Cabinet's session."""
    sitting = scene.opened or scene.current
    decided = mark is Stage.APPROVAL and sitting is not None and sitting.government
    return mark in MEETING_STAGES or mark in scene.titles.marks or decided


def _lies_behind(scene: Scene, match: Match, iso3: str) -> bool:
    """Whether a plan in force was drafted before the meeting told of: "The State was assisted in its elaboration"."""
    again = match.ref is not None and (match.ref.renewed or match.ref.draft)
    in_force = scene.matter.knows_adopted_by(iso3) and not scene.matter.has_draft and not scene.matter.is_note
    if match.rule.name == "drafted-at-first" and not scene.matter.is_note and not scene.sentence.when[:1]:
        return True  # "Written by an inter-institutional group, it runs from 2019 to 2022"
    helped = match.rule.name == "help-with-plan" and scene.matter.knows_adopted and not scene.matter.is_note
    return match.mark is Stage.DRAFTING and (in_force or helped) and not again


def _on_the_occasion(scene: Scene, match: Match, iso3: str, event: _Event) -> _Event | None:
    """The event on the occasion that an undated statement means."""
    if match.mark is Stage.ROUNDTABLE and not _AT_THE.search(scene.text[: match.start]):
        before = scene.text[: match.start]
        if (
            scene.current is not None
            and scene.current.announced
            and (_HELD.search(before) or len(before) < _NAMED_FIRST)
        ):
            return replace(event, date=scene.current.date, planned=scene.current.planned, host=scene.current)
        if scene.found and _HELD_ONE.search(before):
            return event  # "Timorese authorities hold their first national round table": some day
        # "Fiji holds a round table on its plan": a headline, dated by the article under it
        return event if scene.is_headline and (scene.found or plan_owners(scene)) else None
    host = None
    approved = any(one.mark is Stage.APPROVAL for one in scene.matches)
    at_a_meeting = match.mark in MEETING_STAGES and match.mark is not Stage.ROUNDTABLE
    there = meetings.THERE_IT_WAS.match(scene.text) is not None
    if there or (not (match.mark is Stage.DRAFTING and approved) and not _lies_behind(scene, match, iso3)):
        current = scene.current if scene.matter.is_note else scene.opened or scene.current
        host = meetings.meant_by(scene, match, iso3, current)
    told = scene.spoken_of if scene.spoken_of is not None and scene.spoken_of.concerns(iso3) else None
    if host is None and told is not None and _THE_MEETING_WAS.match(scene.text):
        host = told  # "The meeting was also the beginning of work on a successor plan"
    if host is None and told is not None and at_a_meeting and _THEY_WHO_MET.match(scene.text):
        host = told
    if host is None and match.mark is Stage.ROUNDTABLE and _THE.search(scene.text[: match.start]):
        host = told  # "The partners for this national round table were ...": of the one told of before
    if host is not None:
        return _Event(host.date, host.planned, host)
    return None if match.mark is Stage.ROUNDTABLE or "meeting-needed" in match.rule.flags else event


def _told(scene: Scene, match: Match, iso3: str, at: int | None, event: _Event) -> Telling:
    date, host = event.date, event.host.in_the_body() if event.host is not None else None
    at_a_meeting = match.mark in MEETING_STAGES
    if not date.known:
        date = timing.bounds(scene, date, planned=event.planned)
    elif event.planned and at_a_meeting and host is None and _is_past(scene, date):
        host = scene.matter.head.during(iso3, date)
    modality = Modality.PLANNED if event.planned else Modality.OCCURRED
    if host is not None:
        telling = at_occasion(host, iso3, match, modality, date, scene.view)
    else:
        telling = by_itself(scene.key, iso3, match, modality, date, scene.view)
    if at is not None and telling.place is None and at_a_meeting:
        place, country = meetings.place_beside(scene, at)
        telling = replace(telling, place=place, country=country)
    return telling


def _is_over(case: Case, date: Date) -> bool:
    """Whether a date lies before the day on which the text says that something is going to happen."""
    posted = case.scene.matter.heading.head.posted
    going_to = _GOING_TO.search(case.before + case.inside)
    return bool(posted and going_to and date.known and date.latest and date.latest < posted)


def _is_past(scene: Scene, date: Date) -> bool:
    day = scene.matter.day
    return day is not None and date.latest is not None and date.latest < day
