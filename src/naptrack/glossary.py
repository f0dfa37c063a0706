"""What each stage and each milestone means, and an example of a text that tells of it.

The words are for readers of a report; the wordings by which a text is understood
stand in :mod:`naptrack.rules`.
"""

from __future__ import annotations

from typing import NamedTuple

from naptrack.models import Mark, Milestone, Stage
from naptrack.rules import RULES


class Example(NamedTuple):
    """A text, and what it tells: of which State (alpha-3), and when, as the record writes it."""

    text: str
    iso3: str
    date: str


class Entry(NamedTuple):
    """A stage or milestone: what it means, what it is not, what may come next, an example."""

    meaning: str
    apart: str
    example: Example
    follows: str = ""


GLOSSARY: dict[Mark, Entry] = {
    Stage.UPDATE: Entry(
        "A new edition of a plan is proposed or begun: it is to be updated, renewed, amended or prepared for the next "
        "period. What comes after it belongs to the new edition.",
        "Changes to a draft that was never approved are draft-review.",
        Example(
            "On 3 July 2019 officials of Ghana discussed how to update the 1540 NAP.",
            "GHA",
            "2019-07-03",
        ),
        "A round table on the new edition, or its drafting.",
    ),
    Stage.ROUNDTABLE: Entry(
        "A national round table was held on a plan: ministries and agencies of one State, often with experts of the "
        "1540 Committee, of UNODA or of a regional organization.",
        "A round table on the resolution alone is none; the text must tie it to a plan.",
        Example(
            "From 4 to 5 June 2018 a national round table on the 1540 NAP of Jordan was held in Amman.",
            "JOR",
            "2018-06-04/2018-06-05",
        ),
        "Drafting, often at the round table itself.",
    ),
    Stage.DRAFTING: Entry(
        "A plan is being written: its elements are identified, its text is developed, elaborated or prepared, often "
        "with help from outside.",
        "Drafting a law, a report or a plan under another resolution is none. Presence at a regional workshop is none.",
        Example(
            "On 29 June 2017 a meeting on the development of the 1540 NAP of Turkmenistan was held in Ashgabat.",
            "TKM",
            "2017-06-29",
        ),
        "Review of the draft.",
    ),
    Stage.DRAFT_REVIEW: Entry(
        "A draft that exists is looked at: reviewed, discussed, commented on, finalized. In the status table it stands "
        "in the column Review with a D.",
        "Looking at how an approved plan is carried out is implementation-review.",
        Example(
            "Officials of Belize examined the draft NAP under resolution 1540 (2004) on 9 December 2015.",
            "BLZ",
            "2015-12-09",
        ),
        "Approval by the Government.",
    ),
    Stage.APPROVAL: Entry(
        "The Government made the plan its own: it was approved, adopted, endorsed or signed by a Cabinet, a Council of "
        "Ministers, a President, a Parliament, or by a decree or an order.",
        "Praise or endorsement by experts or participants is none. Nor is a plan that shall be approved, or has not "
        "yet been: the first is a planned approval, the second no event.",
        Example(
            "The NAP of Tajikistan on resolution 1540 (2004) was approved by the Government on 9 February 2016.",
            "TJK",
            "2016-02-09",
        ),
        "Submission to the Committee, or implementation and its review.",
    ),
    Stage.SUBMISSION: Entry(
        "The State gave its plan to the 1540 Committee: submitted, transmitted by note verbale, presented. Many "
        "States do so, none must. The Committee publishes how many plans it has; `reconcile` compares.",
        "A national report or a matrix is no plan. A draft that goes to a Government goes to no Committee.",
        Example(
            "Jordan submitted its NAP on resolution 1540 (2004) to the Committee on 5 June 2017.",
            "JOR",
            "2017-06-05",
        ),
        "Review of implementation, or a new edition.",
    ),
    Stage.IMPLEMENTATION_REVIEW: Entry(
        "It was looked at how a plan is carried out: its implementation was reviewed, assessed, summed up. In the "
        "status table it stands in the column Review with an I.",
        "A review of the implementation of the resolution, in one State or in all, is none.",
        Example(
            "On 21 September 2017 a meeting in Vienna reviewed the implementation of the 1540 NAP of Tajikistan.",
            "TJK",
            "2017-09-21",
        ),
        "A new edition.",
    ),
    Milestone.LETTER: Entry(
        "A letter from or about a State: an invitation, a notification. Its title says from whom and to whom.",
        "A letter that asks for help is an assistance-request.",
        Example(
            "On 3 July 2019 the Ministry of Bhutan addressed a letter to the Chair about the round table in Bhutan.",
            "BTN",
            "2019-07-03",
        ),
    ),
    Milestone.ASSISTANCE_REQUEST: Entry(
        "A State asked for help with what the resolution demands.",
        "Help that was given without a request is none.",
        Example(
            "In a letter dated 3 July 2019 the Government of Bhutan requested support for its laboratories.",
            "BTN",
            "2019-07-03",
        ),
    ),
    Milestone.NATIONAL_REPORT: Entry(
        "A State reported to the Committee on what it has done to implement the resolution.",
        "A report is no plan: its submission is no submission of a NAP.",
        Example("Bhutan handed in its first national report on 3 July 2019.", "BTN", "2019-07-03"),
    ),
    Milestone.POINT_OF_CONTACT: Entry(
        "A State named a person or an office for questions on the resolution.",
        "Training for points of contact is a training.",
        Example("Bhutan named a point of contact on 3 July 2019.", "BTN", "2019-07-03"),
    ),
    Milestone.WORKSHOP: Entry(
        "A workshop was held in or for a State.",
        "A workshop on its plan is the stage that it moved, and no milestone beside it.",
        Example(
            "In 2019 UNRCPD held a workshop for the customs service of Bhutan.",
            "BTN",
            "2019",
        ),
    ),
    Milestone.VISIT: Entry(
        "The Committee or its experts visited a State.",
        "A journey to a meeting that is held in a State is none for that State.",
        Example(
            "The Chair of the 1540 Committee paid a visit to the Niger on 30 and 31 May 2016.",
            "NER",
            "2016-05-30/2016-05-31",
        ),
    ),
    Milestone.PEER_REVIEW: Entry(
        "States looked at each other's work on the resolution; it counts for each State that was reviewed.",
        "Only where a plan's implementation was looked at is it an implementation-review too.",
        Example(
            "Croatia and Poland held a peer review in Zagreb on 5 and 6 May 2015.",
            "HRV",
            "2015-05-05/2015-05-06",
        ),
    ),
    Milestone.TRAINING: Entry(
        "Officials of a State were trained.",
        "Presence at a regional training is none.",
        Example(
            "A training course for customs officers of Ghana was held in Accra from 5 to 7 May 2014.",
            "GHA",
            "2014-05-05/2014-05-07",
        ),
    ),
}


def wordings(mark: Mark) -> tuple[str, ...]:
    """Texts that tell of ``mark``, the first example of each wording that the rules know."""
    return tuple(dict.fromkeys(rule.examples[0] for rule in RULES if rule.yields is mark))


def unlike(mark: Mark) -> tuple[str, ...]:
    """Texts that may look as if they told of ``mark``, and do not."""
    return tuple(dict.fromkeys(text for rule in RULES if rule.yields is mark for text in rule.counterexamples))
