"""Which rules match a tagged sentence, and which of their matches count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from naptrack.models import Mark, Milestone, Stage
from naptrack.narrative.matter import Matter, is_1540
from naptrack.rules import WORDS, Rule
from naptrack.tagging import DRAFT, OTHERPLAN, OTHERRES, PLAN, RES1540, PlanRef, Tagged, expand

_TO_COMMITTEE = re.compile(
    expand(
        r"[^.;]{0,40}? to (?:COMMITTEE|the (?:Government|Cabinet|Council|Parliament|United Nations|Security Council))"
    )
)
_EXTENDED = re.compile(r"\b(?:extend|prolong|adapt|amend)", re.I)
_LONG_PARAGRAPH = 12  # sentences
_DENIED = re.compile(r", which (?:has|have|had|was|were|is|are) (?:not|never|yet to)\b")
_LONG_LIST = 60  # lines under one heading
_ON_A_PLAN = re.compile(
    rf"(?: in [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)?(?: (?:on|in|from) (?:the )?[\ue001\ue002](?= on))?[^.;:,\ue000-\ue002]{{0,80}}?[{PLAN}{DRAFT}]"
)
_APPROVED_AFTER = re.compile(
    rf"\b(?:{WORDS['APPROVE_PP']}|{WORDS['APPROVE_V']})\b(?:(?!\b(?:updat|renew|extend|amend|replac|revis))[^;])* (?:after|following) $"
)
#: The stages that a stage says better where both rest on the same words. A review of a draft is no drafting of it; a
#: new edition's preparation stays beside its update.
_WEAKER: dict[Mark, tuple[Stage, ...]] = {
    Stage.APPROVAL: (Stage.DRAFTING, Stage.UPDATE),
    Stage.SUBMISSION: (Stage.DRAFTING, Stage.DRAFT_REVIEW),
    Stage.DRAFT_REVIEW: (Stage.DRAFTING,),
    Stage.IMPLEMENTATION_REVIEW: (Stage.DRAFTING, Stage.DRAFT_REVIEW),
    Stage.UPDATE: (Stage.DRAFT_REVIEW,),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's words in a tagged sentence.

    ``start`` and ``end`` are places in the tagged text; ``ref`` is the plan that the words speak of; ``cue`` is where
    the telling word stands if it is not the first, else -1.
    """

    rule: Rule
    mark: Mark
    start: int
    end: int
    ref: PlanRef | None
    cue: int = -1


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence, as far as it bears on what its words mean.

    ``kind`` is what a plan is here where its words do not tell, ``before`` the kind that the paragraph named last;
    ``plan_before`` says that the sentence before speaks of a plan, ``plan_beside`` that a heading beside it does, ``plan_above`` that
    one of the headings above it does, as that of a list; ``plan_in_paragraph`` that its paragraph (in an interview the answers before) did, ``plan_behind`` that the next
    sentence of the paragraph does.
    """

    kind: str
    before: str | None = None
    plan_before: bool = False
    plan_beside: bool = False
    plan_above: bool = False
    plan_in_paragraph: bool = False
    plan_behind: bool = False

    def supplied(self) -> frozenset[str]:
        """The flags of those rules whose plan may stand in the lines around the sentence."""
        there = {
            "plan-before": self.plan_before,
            "plan-beside": self.plan_beside,
            "plan-above": self.plan_above,
            "plan-in-paragraph": self.plan_in_paragraph,
            "plan-behind": self.plan_behind,
        }
        return frozenset(flag for flag, stands in there.items() if stands)

    def supplies_plan(self, rule: Rule) -> bool:
        """Whether the plan that ``rule`` asks for may stand in the lines around the sentence."""
        return not rule.flags.isdisjoint(self.supplied())


def around(matter: Matter, number: int, before: str | None) -> Around:
    """What stands around sentence ``number``; ``before`` is the kind of plan that the paragraph named last."""
    sentences, kind = matter.sentences, matter.kinds[number]
    last = sentences[number - 1].tagged if number else None
    beside = [*sentences[max(0, number - 1) : number], *sentences[number + 1 : number + 2]] if number < 8 else []
    above = [one for one in sentences[max(0, number - _LONG_LIST) : number] if one.block.kind == "heading"]
    here = sentences[number].number
    earlier = [one for one in sentences[max(0, number - _LONG_PARAGRAPH) : number] if one.number == here]
    if not matter.is_note and (asked := matter.answers_to(number)) is not None:
        earlier += sentences[max(0, asked - _LONG_PARAGRAPH) : asked + 1]
    behind = [one for one in sentences[number + 1 : number + 2] if one.number == here]
    return Around(
        kind,
        before,
        last is not None
        and any(is_1540(ref, last, at, kind, None if ref.owners else before) for at, ref in last.plans.items()),
        any(PLAN in one.text and (one.block.kind == "heading" or len(one.text) < 90) for one in beside),
        any(is_1540(ref, one.tagged, at, kind, before) for one in above for at, ref in one.tagged.plans.items()),
        any(is_1540(ref, one.tagged, at, kind, before) for one in earlier for at, ref in one.tagged.plans.items()),
        any(is_1540(ref, one.tagged, at, kind, before) for one in behind for at, ref in one.tagged.plans.items()),
    )


def find(rules: Sequence[Rule], tagged: Tagged, matter: Matter, place: Around) -> list[Match]:
    """The matches that count, in order: of one mark's overlapping matches the earliest, longest, first."""
    text = tagged.text
    folded = text.lower()
    if folded == text.upper():
        return []  # no letter in it: a number of a list, a row of figures
    here = {word for word in _words(tuple(rules)) if word in folded}
    speaks_of_plan = PLAN in text or DRAFT in text
    enough = place.supplied() | {"plan-near"}
    found: list[tuple[int, int, int, Match]] = []
    for order, rule in enumerate(rules):
        if rule.needs and rule.needs.isdisjoint(here):
            continue
        if not speaks_of_plan and _needs_plan(rule) and rule.flags.isdisjoint(enough):
            continue
        for hit in rule.pattern.finditer(text):
            match = _accept(rule, hit, tagged, matter, place)
            if match is not None:
                found.append((match.start, -match.end, order, match))
    found.sort(key=lambda item: item[:3])
    kept: list[Match] = []
    ends: dict[Mark, int] = {}
    for _, _, _, match in found:
        if match.start >= ends.get(match.mark, 0):
            kept.append(match)
            ends[match.mark] = match.end
    return _coherent(kept, text)


@cache
def _words(rules: tuple[Rule, ...]) -> frozenset[str]:
    """All words that one of ``rules`` cannot do without."""
    return frozenset().union(*(rule.needs for rule in rules))


def round_table_counts(tagged: Tagged, match: Match, matter: Matter, kind: str) -> bool:
    """Whether a plan, here or in the rest of the text, ties the round table of ``match`` to resolution 1540."""
    behind = tagged.text[match.start : match.end + 120]
    if OTHERRES in behind.split(",")[0] or OTHERPLAN in behind:
        return PLAN in behind or RES1540 in behind
    if OTHERPLAN in tagged.text[: match.start] and not (PLAN in tagged.text or DRAFT in tagged.text):
        return False  # "the plan on small arms, drawn up at a round table"
    return matter.has_plan or any(not ref.denied and is_1540(ref, tagged, at, kind) for at, ref in tagged.plans.items())


def _needs_plan(rule: Rule) -> bool:
    return isinstance(rule.yields, Stage) and rule.yields is not Stage.ROUNDTABLE


def _accept(rule: Rule, hit: re.Match[str], tagged: Tagged, matter: Matter, place: Around) -> Match | None:
    """The match of ``hit``, if the plan that it speaks of is one that the rule means."""
    plans = sorted(tagged.plans.items())
    inside = [(at, ref) for at, ref in plans if hit.start() <= at < hit.end()]
    match = Match(rule, rule.yields, hit.start(), hit.end(), inside[0][1] if inside else None)
    if rule.yields is Stage.ROUNDTABLE:
        return replace(match, ref=_plan_behind(hit, tagged))
    if not _needs_plan(rule):
        another = hit[0].startswith(("and", ",")) and "report" not in tagged.text[: hit.start()]
        return None if rule.yields is Milestone.NATIONAL_REPORT and another else match  # "and a second in 2017": a plan
    if not inside and tagged.text.startswith(OTHERPLAN, hit.end() + 1):
        return None  # "begin drafting a national action plan on small arms"
    if not inside and rule.flags & {"plan-near", "plan-before"}:
        inside = [(at, ref) for at, ref in plans if at < hit.start()][-1:]
        if not inside and "plan-near" in rule.flags and not place.supplies_plan(rule):
            behind = tagged.text[hit.start() :].partition(";")[
                0
            ]  # "Now that the Government has given its consent, ..."
            inside = [(at, ref) for at, ref in plans if hit.end() <= at < hit.start() + len(behind)][:1]
    if not inside:
        return replace(match, cue=_cue(hit)) if place.supplies_plan(rule) else None
    at, ref = inside[-1] if tagged.text[hit.end() - 1] in (PLAN, DRAFT) else inside[0]
    if ref.denied or not is_1540(ref, tagged, at, place.kind, place.before):
        return None
    if "renewed" in rule.flags and not ref.renewed and not _is_for_later(ref, matter):
        return None
    first_plan = matter.has_draft and not matter.knows_adopted and not ref.renewed
    if rule.yields is Stage.UPDATE and first_plan and _EXTENDED.search(hit[0]):
        return None  # "the experts extended the plan's span": that of a draft
    if "not-to-committee" in rule.flags and _TO_COMMITTEE.match(tagged.text[hit.end() :]):
        return None
    mark = _mark(rule, ref, tagged.text[at], matter)
    if mark is Stage.IMPLEMENTATION_REVIEW and _APPROVED_AFTER.search(tagged.text, 0, hit.start()):
        mark = rule.yields  # "was adopted in January, following a review by all ministries": of the draft
    return replace(match, mark=mark, ref=ref, cue=_cue(hit))


def _plan_behind(hit: re.Match[str], tagged: Tagged) -> PlanRef | None:
    """The plan that a round table is on, where the words name its owners: "round tables on the plans of Ghana and Togo"."""
    behind = _ON_A_PLAN.match(tagged.text, hit.end())
    ref = tagged.plans.get(behind.end() - 1) if behind else None
    return ref if ref is not None and ref.owners else None


def _mark(rule: Rule, ref: PlanRef, sign: str, matter: Matter) -> Mark:
    """What a rule yields, given what the text as a whole knows of the plan."""
    if (
        "draft-or-update" in rule.flags
        and not ref.draft
        and sign == PLAN
        and (matter.knows_adopted or not matter.tells_of_drafting)
    ):
        return Stage.UPDATE
    if "no-draft-near" in rule.flags and matter.has_draft and not matter.knows_adopted:
        return Stage.DRAFT_REVIEW  # what has begun to be revised is the draft
    if "adopted-or-draft" in rule.flags and matter.knows_adopted and not matter.has_draft:
        return Stage.IMPLEMENTATION_REVIEW
    if "adopted-only" in rule.flags and matter.has_draft and not matter.knows_adopted:
        return Stage.DRAFT_REVIEW
    return rule.yields


def _cue(hit: re.Match[str]) -> int:
    """Where the group whose name begins with "cue" stands; -1 without one."""
    groups = hit.groupdict()
    return next((hit.start(name) for name in groups if name.startswith("cue") and groups[name] is not None), -1)


def _is_for_later(ref: PlanRef, matter: Matter) -> bool:
    """A plan for years yet to come, where one is in force already."""
    name, day = ref.name, matter.day
    coming = name is not None and name.last is not None and day is not None and name.first > day.year
    return coming and matter.knows_adopted


def _coherent(matches: Sequence[Match], text: str) -> list[Match]:
    """Drop what another match of the same words says better."""
    better: dict[Mark, list[Match]] = {}
    for other in matches:
        if _DENIED.search(text, other.start, other.end):
            continue  # "Saint Lucia has written a draft, which has not been approved": it was written
        for weaker in _WEAKER.get(other.mark, ()):
            better.setdefault(weaker, []).append(other)
    return [match for match in matches if not any(_clash(one, match, text) for one in better.get(match.mark, ()))]


def _clash(one: Match, other: Match, text: str) -> bool:
    """Whether two matches rest on the same words: from the telling word on, where it is not the first."""
    if (one.cue >= 0) != (other.cue >= 0):
        cued, plain = (one, other) if one.cue >= 0 else (other, one)
        if "insertion" in cued.rule.flags:
            return False  # "the draft, which the ministries had composed, was read": two acts
        return cued.cue < plain.end and plain.start < cued.end
    first, second = max(one.start, one.cue), max(other.start, other.cue)
    if first == second and one.cue < 0 and "," in text[min(one.end, other.end) : max(one.end, other.end)]:
        return False  # "the plan, first adopted in 2015, is being updated": two acts
    return first < other.end and second < one.end
