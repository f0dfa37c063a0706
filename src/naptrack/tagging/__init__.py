"""One sentence with its States, dates, resolutions, bodies and plans marked.

A rule is matched against the *tagged* text, in which each of these is a single sign, so that
"the voluntary National Implementation Action Plan (NAP) of Uzbekistan for 2015-2016" and "its plan"
read alike. ``Tagged.range`` leads from the tagged text back to the sentence.
"""

from naptrack.tagging.anaphora import OTHER_PAPER
from naptrack.tagging.plan_ref import PlanRef
from naptrack.tagging.signs import DATE, DRAFT, OTHERPLAN, OTHERRES, PERIOD, PLAN, RES1540, SIGNS, STATE, expand
from naptrack.tagging.tagged import Tagged, tag

__all__ = [
    "DATE",
    "DRAFT",
    "OTHERPLAN",
    "OTHERRES",
    "OTHER_PAPER",
    "PERIOD",
    "PLAN",
    "RES1540",
    "SIGNS",
    "STATE",
    "PlanRef",
    "Tagged",
    "expand",
    "tag",
]
