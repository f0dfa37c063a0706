"""Milestones told in other words: reports, points of contact, requests, letters, peer reviews, each for its State."""

import pytest

from naptrack import extract
from naptrack.models import Milestone
from naptrack.reading import read

HEAD = (
    "Information Note\n\nEvent: Session on the national action plan of Samoa on resolution 1540\n"
    "Date and venue: 3 May 2018, Apia\n\nBackground\n\n"
)

CASES = [
    pytest.param(
        "The Committee received the first national report of Malawi on 8 August 2013.",
        ["MWI national-report 2013-08-08"],
        id="a report received",
    ),
    pytest.param(
        "Chad's own report of 26 April 2006 is short.", ["TCD national-report 2006-04-26"], id="its own report"
    ),
    pytest.param(
        "Mali's first report to the Committee dates from September 2008.",
        ["MLI national-report 2008-09"],
        id="what a report dates from",
    ),
    pytest.param("- Albania. First national report in October 2004.", ["ALB national-report 2004-10"], id="in a list"),
    pytest.param(
        "Viet Nam mentioned that it had sent an additional national report to the Committee in March 2018.",
        ["VNM national-report 2018-03"],
        id="that it had sent a report",
    ),
    pytest.param(
        "Samoa has had two points of contact, the second of whom was appointed in April 2013.",
        ["WSM point-of-contact 2013-04"],
        id="the second of two points of contact",
    ),
    pytest.param(
        "Samoa has had a point of contact since 8 March 2015.",
        ["WSM point-of-contact 2015-03-08"],
        id="a point of contact since a day",
    ),
    pytest.param(
        "Samoa gave the name of its point of contact on 30 May 2017.",
        ["WSM point-of-contact 2017-05-30"],
        id="the name of a point of contact",
    ),
    pytest.param(
        "Slovakia named its point of contact in 2013 and Slovenia on 20 January 2016.",
        ["SVK point-of-contact 2013", "SVN point-of-contact 2016-01-20"],
        id="a verb said once for two States",
    ),
    pytest.param(
        "Togo turned to the Committee for assistance with its laws on 12 June 2012.",
        ["TGO assistance-request 2012-06-12"],
        id="turned to the Committee",
    ),
    pytest.param(
        "The Head of Mission, in a letter to the Chair dated 6 March 2018, asked that an expert join the assessment.",
        ["WSM letter 2018-03-06"],
        id="a letter set in",
    ),
    pytest.param(
        "The Gambia invited the Group of Experts by a letter of 5 October 2017 and Zambia by one of 12 October 2017.",
        ["GMB letter 2017-10-05", "ZMB letter 2017-10-12"],
        id="a letter, and one more",
    ),
    pytest.param(
        "The Ministry invited two experts to the event of 8 and 9 March 2018 by a letter to the Chair of 15 May 2018.",
        ["WSM letter 2018-05-15"],
        id="the letter's day, not the event's",
    ),
    pytest.param(
        "By a letter of 2 April 2017, the Permanent Representative of Brazil offered to host a course.",
        ["BRA letter 2017-04-02"],
        id="an envoy's letter",
    ),
    pytest.param(
        "Croatia held a first peer review with Poland in 2013.",
        ["HRV peer-review 2013", "POL peer-review 2013"],
        id="both sides of a peer review",
    ),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_a_milestone_in_other_words(text, facts):
    mentions = extract.read(read(f"{HEAD}{text}\n".encode(), path="a.txt")).mentions
    told = {f"{m.iso3} {m.mark.value} {m.date.start}" for m in mentions if isinstance(m.mark, Milestone)}
    assert sorted(told) == facts


def test_letters_of_two_events_have_a_day_each():
    head = (
        "Information Note\n\nEvent: 1. Session on the national action plan of Togo on resolution 1540\n"
        "2. Session on the national action plan of Mali on resolution 1540\n"
        "Date and venue: 3 May 2018 (Togo), 6 May 2018 (Mali)\n\nBackground\n\n"
    )
    text = "On 7 January (Mali) and 10 January (Togo) the Permanent Missions invited the Group of Experts by letter."
    mentions = extract.read(read(f"{head}{text}\n".encode(), path="a.txt")).mentions
    told = {(m.iso3, m.date.start) for m in mentions if m.mark is Milestone.LETTER}
    assert told == {("MLI", "2018-01-07"), ("TGO", "2018-01-10")}
