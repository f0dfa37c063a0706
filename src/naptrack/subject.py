"""For whom: which States a matched wording speaks of, and which stand in the sentence for another reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from naptrack.clauses import Clause, Sentence
from naptrack.rules import WORDS
from naptrack.tagging import STATE, PlanRef, expand

#: States named together, as (start, end, codes): places in the tagged text, ISO 3166-1 alpha-3 codes.
Group = tuple[int, int, tuple[str, ...]]

_PAYS_BEFORE = re.compile(
    expand(
        r"(?:\b(?:given by|donated by|supplied by|delivered by|lent by|bought by|fund(?:s|ed|ing)?|financ(?:e|ed|es|ing|ial)|sponsor(?:s|ed|ship)?|(?:help|assistance|aid|advice|backing|expertise)(?= (?:of|from|by)\b)|paid(?: for)?|donat\w+|grants?|costs?|contributions?|generosity|thanks to|donors?|money|borne|covered|met|support(?:ed)?|backing|courtesy)\b[^.;:]{0,40}?\b(?:by|of|from|came from)(?: the)?(?: Governments? of(?: the)?)?(?:[^.;:]{0,60}?(?:STATE|European Union|EU)(?:,| and| and the|,? and of| the)*)* ?)$"
    )
)
_PAYS_AFTER = re.compile(
    r"^(?:'s?)?(?: (?:Government|Ministry[\w ]{0,30}|which|that|also|kindly|again|generously|has|had|the|financial|and|together|both|\ue000))*,? (?:financ\w+|fund(?:s|ed)\b|covers?\b|covered|paid|pays?\b|met the|sponsor\w*|bears?\b|bore|contribut\w+|defray\w+|donat\w+|provid\w+ (?:the )?(?:fund|financ|interpret|money|venue|room)|put (?:conference )?rooms|lent|hosted the dinner|made it possible|financial support|foots?|picked up|offer\w* (?:\w+ ){0,2}?(?:fund\w*|money|support|help|assistance|to (?:pay|fund|finance|help|support|host))|(?:was|were) thanked)"
)
_GUEST_BEFORE = re.compile(
    expand(
        r"(?:\b(?:speakers?|lecturers?|trainers?|instructors?|presenters?|observers?|guests?|colleagues|partner(?:s| States?| countries)?|neighbours?|consultants?|donors?|facilitators?|moderators?|peers|visitors|exporters|companies|journalists)\b(?:(?! (?:were|was|is|are|that|when|has|had|have|said|thanked|welcomed|joined|met|helped|saw|heard)\b)[^.;:]){0,30}?\b(?:from|of|for)?(?: the)? ?(?:[^.;:]{0,50}?STATE(?:,| and| and the)*)* ?|\ue020[^.;,]{0,30}, (?:H\.E\. )?(?:Ambassador|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) [^.;,]{2,40} of(?: the)? |\b[Tt]he host(?: country| State| Government)?, (?:the )?|[Ee]mbass(?:y|ies) of(?: the)? |[Ee]mbassy in |[Aa]mbassadors? of(?: the)? (?:[^.;:]{0,50}?STATE(?:,| and| and of)*(?: the)?)* ?|\b(?:together with|jointly with|along with|in the presence of|borders|lies between|situated (?:between|beside|near)|alongside|besides|but not|not(?: in| by| for| from)?|excluding|except(?: for)?|unlike|like|as (?:did|does|has|had|in)|taking that of|following the (?:example|model) of|model of|example of|along the lines of|experiences? (?:of|from)|neighbouring|border(?:s|ing)?(?: on)?|border with|north of|south of|east of|west of|flight (?:to|from)|shipments? (?:to|from)|exports? to|imports? from|(?:sanctions?|restrictions?) (?:on|against)|resolutions? on|missiles? of|tests? (?:by|of)|relations with|chaired by|presided (?:over )?by|represented by|chairmanship of|chaired|(?:given|led|held|delivered|taught|conducted|facilitated|provided|run|moderated|prepared|put together) by (?:an? |two |three |the )?(?:experts?|instructors?|specialists?|officials?|lecturers?|trainers?|officers?) (?:from|of)|(?:together|along) with (?:that|those) of|(?:with|in) (?:the )?(?:participation|presence|attendance|advice|assistance|help|support) of (?:\w+ )?(?:experts?|officials|specialists|colleagues|representatives|officers|guests) (?:from|of)|peer review with|State Department of|Permanent Representative of)(?: the)? (?:[^.;:]{0,40}?STATE(?:,| and)*)* ?)$"
    )
)
_GUEST_AFTER = re.compile(
    r"^(?:'s?)? ?(?:, (?:the |a |an |its |one of the |as )?(?:main |other )?(?:donors?|hosts?|neighbours?|sponsors?|partners?|observers?|guests?)\b(?! (?:of|to)\b)|\((?:as )?(?:an? )?(?:observers?|guests?|donors?|speakers?)\)|Department\b|Department of State|capital\b|Embassy|embassy|High Commission(?:er)?\b|Charg\u00e9 d.Affaires|Agency for|Customs and Border Protection|Export Control and Related|Federal Office|lawyers?|speakers?|instructors?|trainers?|experts?\b(?! (?:drafted|worked|reviewed|examined))|consultants?|company|companies|dollars?|interpreters?)"
)
#: "with Dominica and Haiti as observers"; "Norway and Canada, the project's donors, were pleased"
_WHO_HELPED = re.compile(
    r",? (?:(?:attend|tak|be|act|serv|join)ing |present )?as (?:the |an? )?(?:observers?|guests?|donors?|speakers?|hosts?|facilitators?|trainers?|partners?)\b"
    r"|, (?:the |its |two of the |both |all )?(?:[\w'-]+ ){0,2}(?:donors?|sponsors?|funders?|observers?|guests?|neighbours)\b(?! (?:of|to)\b)"
)
#: "Cameroon followed Gabon's example"
_ITS_EXAMPLE = re.compile(r"'s? (?:example|footsteps|model|lead)\b")
_EXPERTS = re.compile(r"(?:'s?)? (?:experts?|lawyers?|consultants?|specialists?)\b")
_HELPS_AFTER = re.compile(
    r"^(?:(?:,| and|, as well as| together with)(?: from| of)?(?: the)?(?: [A-Z\ue000][\w-]*){1,5})*(?:,? (?:and|the|also|both|who|which|has|had|have|then|kindly|as well as|\ue000|itself|themselves|further|together|actively))* "
    r"(?:assisted|assists|(?:helped|helps)(?! to\b)|advised|advises|supported|supports|accompanied|accompanies|facilitated|moderated|lectured|(?:shared|offered|lent|contributed) (?:their|its|his|her)\b|gave (?:their|its|his|her) (?:views?|comments?|advice|feedback|remarks|opinions?|observations)\b|(?:shared|offered|lent|gave|provided|contributed) (?:the benefit of|expert|technical|legal|advice|assistance|help|support|good practices|lessons|experiences?|comments)\b)"
)
_HANDS_OVER = re.compile(
    r"(?: to the (?:United Nations|UN))?(?: in New York)?(?:,[^,;]{2,80},)? (?:then |also |formally |officially )?(?:handed|submitted|transmitted|presented|delivered|deposited|conveyed|forwarded) (?:over )?(?:to \ue020 )?(?:the [\w-]+ of |a copy of )?[\ue010\ue011]"
)
_WITNESSED = re.compile(
    r" (?:were|was|attended|took part|participated|followed [^.;]{1,30}?)(?: also| present)? (?:as )?(?:the |an? )?(?:witness(?:es)?|observers?|guests?)\b"
)
_SPEAKS = re.compile(r"speakers?|embassy", re.I)
_VENUE_BEFORE = re.compile(
    r"\b(?:in|at|from|to|of) [A-Z\u00c0-\u024f](?![A-Z])[\w'.\u00c0-\u024f-]+(?: (?:City|[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]+)){0,2}, (?:the )?$"
)
_LIST_LEAD = re.compile(
    expand(
        r"^(?:(?:,? (?:in|for|of|by|from|with|to)(?: States such as| countries such as)?|(?: (?!\w*(?:meeting|workshop|table|session|seminar|mission|embass))[a-z'-]+){1,5}? in|[^.;]{0,130}?(?:\b(?:includ(?:ing|es|ed|e)(?: for| those of| in)?|among(?:st)? (?:them|which|others|these|whom|those)(?: are| were| is)?|such as|namely|notably|e\.g\.|for example|in particular|as in|like|are|were|so far(?: for| by| in)?|of)|:|\(|-|\u2014|,))(?: in| for| of| to| with| those of| that of| by)?)(?: the)? (?P<list>(?:the )?STATE(?:(?:,? and (?:in |of |for |with )?|, (?:and )?(?:in |of |for )?|; )(?:the )?STATE)+)"
    )
)
_SINGLE_LEAD = re.compile(
    expand(
        r"^[^.;]{0,60}?\b(?:includ(?:ing)?|among (?:them|others)|such as|namely|notably)(?: in| for| that of)?(?: the)? (?P<list>STATE)"
    )
)
#: Between a plan and States that are no list of its owners: "... was opened by the Ambassadors of Japan and Norway".
_OF_OTHERS = re.compile(
    r"\b(?:Ambassadors?|[Ee]mbass(?:y|ies)|speakers?|observers?|guests?|donors?|(?:opened|chaired|attended|financed|funded|hosted|moderated|addressed) by|thank\w*|(?:support|contributions?|assistance|experiences?|lessons|examples?|practices?) (?:of|from|in))\b[^.;]{0,60}$"
)
_ITS_PEOPLE = re.compile(
    r"(?:Its|Their) (?:\w+ ){0,2}?(?:delegat(?:ion|es?)|Government|authorities|representatives?|officials|experts|side|Minist(?:er|ry))\b"
)
_LISTED = re.compile(
    expand(
        r"(?:the )?STATE(?:(?:,? and (?:of |in |to |for |from )?(?:the )?|, and (?:of |in |to |for |from )?(?:the )?|, (?:of |in |to |for |from )?(?:the )?(?=STATE(?:,| and|/|\)|;|\.|$| \())|/|, as well as (?:the )?)STATE)*"
    )
)


def aside(sentence: Sentence, at: int, own: frozenset[str]) -> bool:
    """True where the State at ``at`` stands in the sentence as donor, venue, guest or neighbour.

    ``own`` are the States that the note is about: a venue among them is no mere venue.
    """
    text, span = sentence.text, sentence.tagged.states[at]
    before, after = text[max(0, at - 140) : at], text[at + 1 : at + 130]
    if _PAYS_AFTER.match(after) or (_HELPER.match(after) and _WITH.search(before)):
        return True
    if span.iso3 not in own and _HELPS_AFTER.match(after):
        return True
    if _ITS_EXAMPLE.match(after):
        return True
    clause = sentence.clauses[sentence.clause_at(at)]
    if clause.kind in ("back", "co", "semi") and text[clause.start : at].strip(" ,;") in (
        "",
        "and",
        "but",
        "the",
        "and the",
    ):
        return False  # "..., funded by Canada, El Salvador presented": whoever begins a clause acts in it
    if _PAYS_BEFORE.search(before):
        return True
    # "Armenian experts finalized their draft": guests only where there is somebody else
    alone = not own and len(sentence.tagged.states) == 1 and _EXPERTS.match(after)
    if _GUEST_AFTER.match(after.lstrip()) and span.iso3 not in own and not alone:
        return True
    if _HANDS_OVER.match(after):
        return False  # "The Ambassador of Malawi handed the plan to the Chair": for the State
    if _GUEST_BEFORE.search(before) and (span.iso3 not in own or _SPEAKS.search(before[-60:])):
        return True
    if span.iso3 in own:
        return False
    if _HOSTED_IT.match(text) and at == text.index(STATE):
        return True
    venue = span.form != "demonym" and _VENUE_BEFORE.search(before[-70:])
    return bool(venue) or bool(own and _EVENT_IN.search(before))


def listed(sentence: Sentence, end: int) -> tuple[str, ...]:
    """The States of a list that hangs on the words before ``end``: "..., including in Armenia and Belarus"."""
    match = _LIST_LEAD.match(sentence.text[end:]) or _SINGLE_LEAD.match(sentence.text[end:])
    if match is None:
        return ()
    first, last = end + match.start("list"), end + match.end("list")
    if _OF_OTHERS.search(sentence.text[end:first]):
        return ()
    return _iso3(sentence, first, last)


def _iso3(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    found = [span.iso3 for at, span in sorted(sentence.tagged.states.items()) if first <= at < last]
    return tuple(dict.fromkeys(found))


_HELPED = re.compile(
    r"[\"']?(?:With (?:the )?(?:\w+ )?(?:support|help|assistance|aid|funding|funds|backing|participation|cooperation|contribution|money)|Thanks to|(?:Generously )?(?:Supported|Funded|Financed|Assisted|Helped|Sponsored|Hosted) by|Together with|Jointly with|In (?:close )?(?:cooperation|collaboration|partnership|coordination) with|Alongside|Unlike|Like|Besides|Apart from|Except|In contrast to|At the invitation of|On the invitation of)\b(?:[^,.;\ue000]|(?:(?<=of )|(?<=from )|(?<=by )|(?<=the )|(?<=with )|(?<=and )|(?<=or )|(?<=in )|(?<=to )|(?<=, )|(?<=[Ll]ike )|(?<=[a-z]side )|(?<=esides )|(?<=xcept )|(?<=With ))\ue000|,(?= (?:and )?(?:\ue000|the \ue000)(?:,| and)| with| (?:and )?(?:the )?[A-Z]{3,}))*, (?!and \ue000)"
)


#: "With the help of UNLIREC and a CARICOM programme, Grenada, Jamaica and Belize have drafted plans"
_HELPED_BY_OTHERS = re.compile(
    r"(?:With (?:the )?(?:\w+ )?(?:support|help|assistance|aid|funding|backing|cooperation)|Thanks to|Supported by|Assisted by|Together with)\b[^.;\ue000]*?, (?:the )?(?=\ue000)"
)
#: "With the help of UNODA, the OSCE and Germany, Armenia and Georgia have drafted plans"
_HELPED_BY_ONE = re.compile(
    r"(?:With (?:the )?(?:\w+ )?(?:support|help|assistance|aid|funding|backing|cooperation) of|Thanks to|Supported by|Assisted by|Together with)\b[^.;\ue000]*?(?:\band|\bfrom|\bby) (?:the )?\ue000, (?:the )?(?=\ue000)"
)
_LIST_THAT_ACTS = re.compile(
    expand(
        r"STATE(?:, (?:the )?STATE)*,? and (?:the )?STATE(?= (?:have|has|had|were|was|are|each|both|all|\w{3,}ed)\b)"
    )
)
_HELPER = re.compile(
    r"^(?:'s?)? (?:\w+ ){0,2}?(?:assistance|help|support|aid|funding|backing|advice|participation|money)\b"
)
_WITH = re.compile(r"\bwith (?:the )?$")
_EVENT_IN = re.compile(
    rf"\b(?:[Aa]|[Aa]nother|[Tt]he|[Oo]ne|[Tt]wo)(?! national)(?: (?!national)[\w-]+)? {WORDS['EVENT_N']}(?: (?:was |were )?held)? in (?:the )?$"
)
_HOSTED_IT = re.compile(
    expand(r"^(?:[A-Z][\w'\u00c0-\u024f-]+ ?){1,3}, STATE, (?:hosted|was the (?:venue|scene|host))")
)


def groups(sentence: Sentence, own: frozenset[str]) -> list[Group]:
    """The States of a sentence as (start, end, codes), coordinated ones together, bystanders left out."""
    result = []
    helped = _HELPED_BY_OTHERS.match(sentence.text) or _HELPED_BY_ONE.match(sentence.text)
    acting = _LIST_THAT_ACTS.match(sentence.text, helped.end()) if helped else None
    # "With the support of Japan, Gabon drafted its NAP": who is named before the comma only helped
    opening = _HELPED.match(sentence.text)
    if acting is not None:
        start = acting.start()
    else:
        start = opening.end() if opening and STATE in sentence.text[opening.end() :] else 0
    for match in _LISTED.finditer(sentence.text, start):
        at = sentence.text.index(STATE, match.start())
        acts = acting is not None and acting.start() <= at < acting.end()
        if not acts and (
            aside(sentence, at, own)
            or _WITNESSED.match(sentence.text, match.end())
            or _WHO_HELPED.match(sentence.text, match.end())
        ):
            continue
        codes = _iso3(sentence, match.start(), match.end())
        if codes:
            result.append((match.start(), match.end(), codes))
    return result


_POINTING = re.compile(r"(?:that |her\b|his\b|whose)")
_WHOSE_STATE = re.compile(r"\b(?:whose|[Hh]er|[Hh]is) \w")
_GUEST_SAID = re.compile(
    expand(
        r"(?:The|An?|One) (?:[\w-]+ ){0,2}?(?:observers?|guests?|representatives?|delegates?|delegation|officials?|colleagues?|speakers?|participants?|experts?) (?:from|of) (?:the )?(?P<who>STATE) (?:[\w ]{0,40}? )?(?:said|announced|informed|reported|stated|noted|recalled|explained|mentioned|added|told)\b[^.;]{0,40}?(?: that\b|(?= ANYPLAN))"
    )
)
_FROM = re.compile(r"\bfrom $")


def _one_spoken_of(sentence: Sentence, start: int, ref: PlanRef | None) -> tuple[str, ...] | None:
    """The State that a guest speaks for: "the speaker from Jamaica, whose Cabinet ...", "said that her country ..."."""
    pointing = ref is not None and _POINTING.match(ref.pronoun)
    open_to_guests = ref is None or ref.indefinite or ref.pronoun in ("its", "their")
    if open_to_guests and (guest := _GUEST_SAID.match(sentence.text)) and guest.end() <= start:
        # "the observer from Togo said that a plan had been ...", "that a round table on its plan had been held"
        return (sentence.tagged.states[guest.start("who")].iso3,)
    said = _WHOSE_STATE.search(sentence.text, max(0, start - 60), start)
    if not pointing and (said is None or ";" in sentence.text[said.end() : start]):
        return None
    tagged = sentence.tagged
    stop = said.start() if said is not None and not pointing else start
    # "in Lesotho, also with UK support, to prepare that country's plan": who only helped is not meant
    before = [
        (tagged.places[at], span.iso3)
        for at, span in tagged.states.items()
        if at < stop and not _with_its_help(sentence.text, at)
    ]
    # "the delegate from Brazzaville announced that his country ..."
    before += [
        (one.start, one.iso3)
        for one in tagged.cities
        if one.end <= tagged.places[start] and _FROM.search(tagged.sentence[: one.start])
    ]
    return (max(before)[1],) if before else None


def _with_its_help(text: str, at: int) -> bool:
    return bool(_HELPER.match(text[at + 1 :]) and _WITH.search(text[:at]))


_BOTH_OF = re.compile(
    expand(
        r"(?:the )?STATE(?:(?:,? and (?:the )?|, (?:and )?(?:the )?)STATE)*, (?:both|all|each|two|three|some|neither|none)$"
    )
)
_PEOPLE = re.compile(r" (?:experts?|officials|specialists|colleagues|observers|participants)\b")
_INVITED_BY = re.compile(
    r"\b(?:invitation|help|support|assistance|request) of(?: the)?(?: Government of)?(?: the)? $|\bhosted by(?: the)? $"
)
_WHERE = re.compile(r",? where\b")
_ORGANIZATION = r"(?:UNODA|UNREC|UNRCPD|UNLIREC|UNICRI|UNIDIR|UNDP|OSCE|CTBTO|OPCW|IAEA|INTERPOL|RACVIAC|SEESAC|CARICOM|CICTE|OAS|ECOWAS|(?:Regional )?Centre|Secretariat|Mission)"
_HELD_WITH_A_DONOR = re.compile(
    expand(
        rf"(?:[^.;:]{{0,60}}?,? )?(?P<who>(?:[^.;:]{{0,60}}?\b{_ORGANIZATION}\b[^.;:]{{0,40}}?STATE|[^.;:]{{0,40}}?STATE[^.;:]{{0,30}}?(?:\b{_ORGANIZATION}\b|(?= (?:has )?(?:co-?organi[sz]ed|funded|financed)\b)))[^.;:]{{0,40}}?)"
        rf" (?:has )?(?:co-?organi[sz]ed|organi[sz]ed|held|hosted|convened|conducted|ran|funded|financed)\b(?! by\b)[^.;]{{0,60}}?\b{WORDS['EVENT_N']}\b[^.;]{{0,60}}?"
        r"\b(?:in [A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]+(?: [A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]+){0,2}, (?:the )?|for (?:the )?(?:officials|experts|authorities|agencies|ministries|institutions) (?:of|from) (?:the )?)(?P<there>STATE)"
    )
)
#: Where international organizations sit: a meeting there is not for the host.
_SEATS = frozenset({"AUT", "CHE", "USA", "BEL", "NLD", "FRA"})
#: "A team travelled to Dili, Timor-Leste, where it held a workshop to develop the country's plan"
_VISITED = re.compile(
    expand(
        r"\b(?:travelled|went|came|flew|returned|visit(?:ed|ing)?|stayed|mission|trip|journey)\b[^.;:]{0,40}?(?P<there>STATE)(?!')(?:,? (?:on|in|from) WHEN)?,? (?:where|to (?!the\b|STATE))"
    )
)
_AGENT = re.compile(
    r"\b(?:by|in|of|for|from|with|to)(?: the)?(?: (?:Government|authorities|delegation|officials|Republic|President|Cabinet|Parliament|ministries|Minister) of(?: the)?)? $"
)
#: Beginnings of a possessive that stands for the State spoken of: "the country's", "the host Government's".
_THE_COUNTRY = (
    *("the country", "that country", "this country", "the state", "the republic", "the government"),
    *("the kingdom", "the island", "the host"),
)
_OBLIQUE = re.compile(r"\b(?:in|to|from|with|by) (?:the |an? |its )?$|\b(?:of|for|at|on|and of) an? $")
#: "An official described how Gabon had ...": what a guest tells of home is not what the text goes on about.
_REPORTED = re.compile(
    r"\b(?:describ|explain|show|told|recall|outlin|present|illustrat)\w*[^.;]{0,60}\b(?:how|what|which|why|that)(?: the)? $"
)
_SUBJECT_AFTER = re.compile(
    r"^(?:'s?)?(?:, (?:(?:which|whose?)\b[^,;]{0,90}|by contrast|in turn|for (?:its|his|her) part|too|however|meanwhile|in the meantime),)?(?: (?:has|have|had|having|was|were|is|are|will|shall|would|also|then|too|and|officials?|authorities|delegation|Government|side|participants?|representatives?|experts?|ministries|Ministry|ministers?|Cabinet|Parliament|President|Prime|Minister|agencies|Permanent|Mission|respectively|both|itself|in|turn)\b)*,? ?(?:[a-z]+(?:ed|s|t|d|n|e)\b|began|drew|took|spoke|saw|ran)"
)


_BEFORE_A_CAPITAL = re.compile(
    r"\W*(?:(?:and|but|while|whereas|that|now) )*(?:(?:[Tt]he|[Aa]n?|[Ii]ts) (?:[\w-]+ ){0,2}?"
    r"(?:working group|[Gg]overnment|authorities|officials|delegation|delegates?|ministries|team|drafters|coordinating body|commission) (?:in|of|from) )?"
)
_ACTS = re.compile(
    r"(?:'s? [a-z]+)? (?:(?:has|have|had|is|was|will|would|also|then|now|itself|since) )*(?!hosts?\b|hosted\b|and\b|on\b|in\b|for\b|at\b|where\b|which\b|from\b|to\b|after\b|before\b|during\b|with\b|by\b)[a-z]{3,}"
)


def capital_of(sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """The State whose capital acts in its stead at the beginning of ``clause``: "Baghdad plans to draft a plan"."""
    start, end = sentence.tagged.range(clause.start, clause.end)
    words = sentence.tagged.sentence
    for city in sentence.tagged.cities:
        if (
            start <= city.start < end
            and _BEFORE_A_CAPITAL.fullmatch(words, start, city.start)
            and _ACTS.match(words, city.end, end)
        ):
            return (city.iso3,)
    return ()


#: "Ten officials from Iraq, all of them members of ..., spent three days in Amman"
_PEOPLE_FROM = re.compile(
    r"(?:[-\u2013\u2014\u2022*] )?(?:The |Some |About |More than )?(?:[A-Z]?\w+ )?(?:[\w-]+ )?(?:[Oo]fficials|[Oo]fficers|[Ee]xperts|[Rr]epresentatives|[Dd]elegates|[Ss]pecialists|[Dd]elegation|[Mm]inistries|[Aa]gencies|[Aa]uthorities|[Tt]eam) (?:from|of) (?:the )?"
)
_AS_GUESTS = re.compile(
    r"[^.;]{0,40}? (?:as (?:observers|guests|speakers|trainers)|helped|assisted|supported|advised|trained|taught|attended)\b"
)


def subject_of(sentence: Sentence, found: Sequence[Group], own: frozenset[str]) -> tuple[str, ...]:
    """The States that act first in a sentence, for which a pronoun in the next one stands; else some of ``own``.

    ``found`` are the :func:`groups` of the sentence.
    """
    if (
        found
        and len(found[0][2]) == 1
        and _PEOPLE_FROM.fullmatch(sentence.text, 0, found[0][0])
        and not _AS_GUESTS.match(sentence.text, found[0][1])
    ):
        return found[0][2]
    for start, end, codes in found:
        after, before = sentence.text[end : end + 80], sentence.text[:start]
        guest = own and not own.intersection(codes) and _REPORTED.search(before)
        if _SUBJECT_AFTER.match(after) and not _OBLIQUE.search(before[-12:]) and not guest:
            return codes
    named = [
        codes for start, _, codes in found if own.issuperset(codes) and not _INVITED_BY.search(sentence.text[:start])
    ]
    return named[0] if named else ()


def states_for(
    sentence: Sentence,
    found: Sequence[Group],
    start: int,
    end: int,
    ref: PlanRef | None,
    own: frozenset[str],
    topic: tuple[str, ...],
) -> tuple[str, ...]:
    """The States that the words from ``start`` to ``end`` (of the tagged text) speak of.

    In this order: the plan's named owner; a list that follows; whom a possessive stands for; who acts or is helped
    in the same clause; who is named behind; what the text has been speaking of (``topic``). ``found`` are the
    :func:`groups` of the sentence, ``own`` the States that the note is about.
    """
    if ref is not None and ref.owners:
        return ref.owners
    # "Togo has a draft plan. A meeting in Austria reviewed it": where the meeting was, and not whose plan
    found = [group for group in found if not (topic and _is_venue(sentence, group) and not set(group[2]) & set(topic))]
    if (told := _one_spoken_of(sentence, start, ref)) is not None:
        return told
    if ref is not None and ref.pronoun.startswith(_THE_COUNTRY) and (there := _VISITED.search(sentence.text, 0, start)):
        return (sentence.tagged.states[there.end("there") - 1].iso3,)
    if (ref is None or not ref.owners) and (guests := for_whom(sentence, own)):
        return guests
    bounds = sentence.clauses[sentence.clause_at(start)]
    if bounds.kind == "rel" and (behind := _BOTH_OF.search(sentence.text[: bounds.start])):
        return _iso3(sentence, *behind.span())  # "among the speakers were Georgia and Ukraine, both of which ..."
    if bounds.kind == "rel" and _WHERE.match(sentence.text, bounds.start) and sentence.text[bounds.start - 1] == STATE:
        return (
            sentence.tagged.states[bounds.start - 1].iso3,
        )  # "two guests from Togo, where a plan has been drawn up"
    in_list = listed(sentence, end)
    if len(in_list) > 1 or (in_list and ref is not None and ref.plural):
        return in_list
    if within := [codes for first, last, codes in found if first >= start and last <= end]:
        return within[0]
    before = [group for group in found if group[1] <= start]
    if same := [codes for first, _, codes in before if first >= bounds.start]:
        return same[-1]
    # "Togo, which borders Ghana and Benin, adopted ...": who began the clause, not who stands in what is set in
    if same := [codes for first, _, codes in before if _strand(sentence, first) == bounds.strand]:
        return same[-1]
    if before:
        # "with the help of the Office, whose work Japan supported; the Government approved it": not the one set in
        acting = [group for group in before if sentence.clauses[sentence.clause_at(group[0])].kind != "rel"]
        if acting or bounds.kind == "rel" or not topic:
            return (acting or before)[-1][2]
    if ref is not None and ref.pronoun.startswith(_THE_COUNTRY):
        return topic
    if topic and _ITS_PEOPLE.match(sentence.text):
        return topic  # "Its delegation said that it wants to draft one, and that Paraguay's text would help"
    return _named_behind(sentence, [group for group in found if group[0] >= end], start, end, own, topic)


def for_whom(sentence: Sentence, own: frozenset[str]) -> tuple[str, ...]:
    """The State in which an organization and a State that only helps held a meeting: "UNODA and Japan held one in Lomé, Togo"."""
    held = _HELD_WITH_A_DONOR.match(sentence.text)
    if held is None:
        return ()
    donors = set(_iso3(sentence, *held.span("who")))
    there = sentence.tagged.states[held.start("there")].iso3
    return () if there in donors | _SEATS or donors & own else (there,)


def _is_venue(sentence: Sentence, group: Group) -> bool:
    return bool(_EVENT_IN.search(sentence.text[max(0, group[0] - 100) : group[0]]))


def _strand(sentence: Sentence, place: int) -> int:
    return sentence.clauses[sentence.clause_at(place)].strand


_HELD_IN_ALL = re.compile(
    expand(
        r"\b(?:was|were|been) (?:held|organi[sz]ed|conducted|convened) in (?P<all>(?:the )?STATE(?:, (?:the )?STATE)*,? and (?:the )?STATE)"
    )
)


def _named_behind(
    sentence: Sentence, after: Sequence[Group], start: int, end: int, own: frozenset[str], topic: tuple[str, ...]
) -> tuple[str, ...]:
    """The agent or owner behind the words; else one of several States of the note; else the ``topic``."""
    bounds = sentence.clauses[sentence.clause_at(start)]
    stop = max(bounds.end, sentence.clauses[sentence.clause_at(end - 1)].end)
    for first, last, codes in after:
        with_people = sentence.text[:first].endswith(" with ") and _PEOPLE.match(sentence.text, last)
        if end < first < stop and _AGENT.search(sentence.text[end:first][-60:]) and not with_people:
            return codes
    if not topic and not own and (here := _HELD_IN_ALL.search(sentence.text)):
        return _iso3(sentence, *here.span("all"))  # "Workshops were held in Mali, Niger and Chad in June"
    ours = [codes for _, _, codes in after if own.issuperset(codes)]
    if ours and len(own) > 1:
        return ours[0]
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
