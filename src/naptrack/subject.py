"""For whom: which States a matched wording speaks of, and which stand in the sentence for another reason."""

from __future__ import annotations

import re

from naptrack.clauses import Sentence
from naptrack.states import StateSpan
from naptrack.tagging import STATE, PlanRef, expand

_PAYS_BEFORE = re.compile(
    expand(
        r"(?:\b(?:fund(?:s|ed|ing)?|financ(?:e|ed|es|ing|ial)|sponsor(?:s|ed|ship)?|paid(?: for)?|donat\w+|grants?|costs?|contributions?|generosity|thanks to|donors?|money|borne|covered|met|support(?:ed)?|backing|courtesy)\b[^.;:]{0,40}?\b(?:by|of|from|came from)(?: the)?(?: Governments? of(?: the)?)?(?:[^.;:]{0,60}?(?:STATE|European Union|EU)(?:,| and| and the|,? and of| the)*)* ?)$"
    )
)
_PAYS_AFTER = re.compile(
    r"^(?:'s?)?(?: (?:Government|Ministry[\w ]{0,30}|which|that|also|kindly|again|generously|has|had|the|financial|and|together|both|\ue000))*,? (?:financ\w+|fund(?:s|ed)\b|covers?\b|covered|paid|pays?\b|met the|sponsor\w*|bears?\b|bore|contribut\w+|defray\w+|donat\w+|provid\w+ (?:the )?(?:fund|financ|interpret|money|venue|room)|put (?:conference )?rooms|lent|hosted the dinner|made it possible|financial support|foots?|picked up)"
)
_GUEST_BEFORE = re.compile(
    expand(
        r"(?:\b(?:speakers?|lecturers?|trainers?|instructors?|presenters?|observers?|guests?|colleagues|partner(?:s| States?| countries)?|neighbours?|consultants?|donors?|facilitators?|moderators?|peers|visitors|exporters|companies|journalists)\b[^.;:]{0,30}?\b(?:from|of|for)?(?: the)? ?(?:[^.;:]{0,50}?STATE(?:,| and| and the)*)* ?|[Ee]mbass(?:y|ies) of(?: the)? |[Ee]mbassy in |[Aa]mbassador of(?: the)? |\b(?:alongside|besides|unlike|like|as (?:did|does|has|had|in)|taking that of|following the (?:example|model) of|model of|example of|along the lines of|experiences? (?:of|from)|neighbouring|bordering|border with|north of|south of|east of|west of|flight (?:to|from)|shipments? (?:to|from)|exports? to|imports? from|(?:sanctions?|restrictions?) (?:on|against)|resolutions? on|missiles? of|tests? (?:by|of)|relations with|chaired by|presided (?:over )?by|represented by|chairmanship of|chaired|peer review with|State Department of|Permanent Representative of)(?: the)? (?:[^.;:]{0,40}?STATE(?:,| and)*)* ?)$"
    )
)
_GUEST_AFTER = re.compile(
    r"^(?:'s?)? ?(?:\((?:as )?(?:an? )?(?:observers?|guests?|donors?|speakers?)\)|Department\b|Department of State|Embassy|embassy|Agency for|Customs and Border Protection|Export Control and Related|Federal Office|lawyers?|speakers?|instructors?|trainers?|experts?\b(?! (?:drafted|worked|reviewed|examined))|consultants?|company|companies|dollars?|interpreters?)"
)
_VENUE_BEFORE = re.compile(
    r"\b(?:in|at|from|to|of) [A-Z\u00c0-\u024f][\w'.\u00c0-\u024f-]+(?: (?:City|[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]+)){0,2}, (?:the )?$"
)
_IN_BEFORE = re.compile(
    r"\b(?:held|took place|convened|organi[sz]ed|hosted|meeting|workshop|session|event|gathered|met) in (?:the )?$"
)

_LIST_LEAD = re.compile(
    expand(
        r"^(?:(?:,? (?:in|for|of|by|from|with|to)(?: States such as| countries such as)?|[^.;]{0,130}?(?:\b(?:includ(?:ing|es|ed|e)(?: for| those of| in)?|among(?:st)? (?:them|which|others|these|whom|those)(?: are| were| is)?|such as|namely|notably|e\.g\.|for example|in particular|as in|like|so far(?: for| by| in)?|of)|:|\(|-|\u2014|,))(?: in| for| of| to| with| those of| that of| by)?)(?: the)? (?P<list>(?:the )?STATE(?:(?:,? and (?:in |of |for |with )?|, (?:and )?(?:in |of |for )?|; )(?:the )?STATE)+)"
    )
)
_SINGLE_LEAD = re.compile(
    expand(
        r"^[^.;]{0,60}?\b(?:includ(?:ing)?|among (?:them|others)|such as|namely|notably)(?: in| for| that of)?(?: the)? (?P<list>STATE)"
    )
)
_LISTED = re.compile(
    expand(
        r"(?:the )?STATE(?:(?:,? and (?:of |in |to |for )?(?:the )?|, (?:and )?(?:of |in |to |for )?(?:the )?|/|, as well as (?:the )?)STATE)*"
    )
)
_BOTH = re.compile(
    r"\b(?:both|the two|two|three|those|these|all|the three|the four) (?:\w+ )?(?:States|countries|delegations|plans|NAPs|Governments|meetings|sides|of them)\b|\b(?:[Bb]oth|[Ee]ach) (?:has|have|had|of|delegation|State|country)\b",
    re.I,
)


def aside(sentence: Sentence, at: int, own: frozenset[str]) -> bool:
    """True where the State at ``at`` stands in the sentence as donor, venue, guest or neighbour.

    ``own`` are the States that the note is about: a venue among them is no mere venue.
    """
    text, span = sentence.text, sentence.tagged.states[at]
    before, after = text[max(0, at - 140) : at], text[at + 1 : at + 130]
    if _PAYS_BEFORE.search(before) or _PAYS_AFTER.match(after):
        return True
    if _GUEST_AFTER.match(after.lstrip()) and span.iso3 not in own:
        return True
    if _GUEST_BEFORE.search(before) and (span.iso3 not in own or re.search(r"speakers?|embassy", before[-60:], re.I)):
        return True
    if span.iso3 in own:
        return False
    return bool(_VENUE_BEFORE.search(before[-70:]))


def listed(sentence: Sentence, end: int) -> tuple[str, ...]:
    """The States of a list that hangs on the words before ``end``: "..., including in Armenia and Belarus"."""
    match = _LIST_LEAD.match(sentence.text[end:]) or _SINGLE_LEAD.match(sentence.text[end:])
    if match is None:
        return ()
    first, last = end + match.start("list"), end + match.end("list")
    return _iso3(sentence, first, last)


def _iso3(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    found = [span.iso3 for at, span in sorted(sentence.tagged.states.items()) if first <= at < last]
    return tuple(dict.fromkeys(found))


def groups(sentence: Sentence, own: frozenset[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """The States of a sentence as (start, end, codes), coordinated ones together, bystanders left out."""
    result = []
    for match in _LISTED.finditer(sentence.text):
        at = sentence.text.index(STATE, match.start())
        if aside(sentence, at, own):
            continue
        codes = _iso3(sentence, match.start(), match.end())
        if codes:
            result.append((match.start(), match.end(), codes))
    return result


_THAT_ONE = re.compile(
    r"\b(?:whose|[Hh]er|[Hh]is) (?:State|country|Government|delegation|Cabinet|Parliament|President|ministr\w+|\w+)\b|\b(?:that country|which)\b"
)


def _one_spoken_of(sentence: Sentence, start: int, ref: PlanRef | None) -> tuple[str, ...] | None:
    """The State that a guest speaks for: "the speaker from Jamaica, whose Cabinet ...", "said that her country ..."."""
    pointing = ref is not None and re.match(r"(?:that |her |his |whose)", ref.pronoun)
    if not pointing and not _THAT_ONE.search(sentence.text[max(0, start - 60) : start]):
        return None
    if not pointing and not re.search(r"\b(?:whose|[Hh]er|[Hh]is) ", sentence.text[max(0, start - 60) : start]):
        return None
    before = [(sentence.tagged.places[at], span.iso3) for at, span in sentence.tagged.states.items() if at < start]
    text = sentence.tagged.sentence
    upto = sentence.tagged.places[start]
    # "the delegate from Brazzaville announced that his country ..."
    before += [
        (one.start, one.iso3)
        for one in sentence.tagged.cities
        if one.end <= upto and re.search(r"\bfrom $", text[: one.start])
    ]
    return (max(before)[1],) if before else None


_SUBJECT_AFTER = re.compile(
    r"^(?:'s?)?(?: (?:has|have|had|was|were|is|are|will|shall|would|also|then|too|and|officials?|authorities|delegation|Government|side|participants?|representatives?|experts?|ministries|Ministry|ministers?|Cabinet|Parliament|President|Prime|Minister|agencies|Permanent|Mission|respectively|both|itself|in|turn)\b)*,? ?(?:[a-z]+(?:ed|s|t|d|n|e)\b|began|drew|held)"
)


def subject_of(
    sentence: Sentence, found: list[tuple[int, int, tuple[str, ...]]], own: frozenset[str]
) -> tuple[str, ...]:
    """The States that act first in a sentence: what a pronoun in the next one stands for; else a State of the note's own."""
    for start, end, codes in found:
        after = sentence.text[end : end + 80]
        before = sentence.text[:start]
        if _SUBJECT_AFTER.match(after) and not re.search(r"\b(?:in|to|from|with|by) (?:the )?$", before[-12:]):
            return codes
    named = [codes for _, _, codes in found if own.issuperset(codes)]
    return named[0] if named else ()


def states_for(
    sentence: Sentence,
    start: int,
    end: int,
    ref: PlanRef | None,
    own: frozenset[str],
    topic: tuple[str, ...],
) -> tuple[str, ...]:
    """The States that the words from ``start`` to ``end`` (of the tagged text) speak of.

    In this order: the plan's named owner; a list that follows; whom a possessive stands for; who acts or is helped
    in the same clause; who is named behind; what the text has been speaking of (``topic``).
    """
    found = groups(sentence, own)
    plural_list = listed(sentence, end) if ref is None or not ref.owners else ()
    if ref is not None and ref.owners:
        return tuple(iso3 for iso3 in ref.owners)
    if (told := _one_spoken_of(sentence, start, ref)) is not None:
        return told
    if len(plural_list) > 1 or (plural_list and ref is not None and ref.plural):
        return tuple(iso3 for iso3 in plural_list)
    before = [group for group in found if group[1] <= start]
    after = [group for group in found if group[0] >= end]
    within = [group for group in found if group[0] >= start and group[1] <= end]
    clause = sentence.clause_at(start)
    bounds = sentence.clauses[clause]
    if within:
        return within[0][2]
    same = [group for group in before if group[0] >= bounds.start]
    if same:
        return same[-1][2]
    if (
        ref is not None
        and ref.pronoun.startswith(
            (
                "the country",
                "that country",
                "this country",
                "the state",
                "the republic",
                "the government",
                "the kingdom",
                "the island",
                "the host",
            )
        )
        and not before
    ):
        return topic
    behind = [
        group
        for group in after
        if group[0] < max(bounds.end, sentence.clauses[sentence.clause_at(end - 1)].end)
        and re.search(
            r"\b(?:by|in|of|for|from|with|to)(?: the)?(?: (?:Government|authorities|delegation|officials|Republic|President|Cabinet|Parliament|ministries|Minister) of(?: the)?)? $",
            sentence.text[end : group[0]][-60:] if group[0] > end else "",
        )
    ]
    if before:
        return before[-1][2]
    if behind:
        return behind[0][2]
    ours = [group for group in after if own.issuperset(group[2])]
    if ours and len(own) > 1:
        return ours[0][2]
    if bounds.kind != "main" and after and not topic:
        return after[0][2]
    if not topic and not own and len(sentence.tagged.states) == 1:
        # "a national round table was held in Lima, Peru": nothing but the venue says whose
        return tuple(
            span.iso3
            for at, span in sentence.tagged.states.items()
            if _VENUE_BEFORE.search(sentence.text[max(0, at - 70) : at])
        )
    return topic


def latter(words: str) -> bool:
    """True where the words point at the State named last: "the latter", "whose"."""
    return bool(re.search(r"\b(?:the latter|whose)\b", words, re.I))


def speaks_of_both(words: str) -> bool:
    """True where the words take several States together: "both delegations", "those two States"."""
    return bool(_BOTH.search(words))


__all__ = ["StateSpan", "aside", "groups", "latter", "listed", "speaks_of_both", "states_for", "subject_of"]
