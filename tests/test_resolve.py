"""Mentions to events: the same meeting told twice, a vaguer date around a finer, editions, intentions."""

from __future__ import annotations

import itertools

import pytest

from naptrack import extract
from naptrack.models import Event, Mention, Modality, Record, Stage
from naptrack.reading import read
from naptrack.resolve import resolve

HEAD = "Event: Meeting of the Group of Experts\nDate and venue: {day}, New York\n\nBackground\n\n{text}\n"


def mentions(*texts: tuple[str, str]) -> list[Mention]:
    """The mentions of Fiji in notes of one sentence each: (day of the note, its text)."""
    return [
        mention
        for number, (day, text) in enumerate(texts)
        for mention in extract.read(read(HEAD.format(day=day, text=text).encode(), path=f"{number}.txt")).mentions
        if mention.iso3 == "FJI"
    ]


def record(*texts: tuple[str, str]) -> Record:
    return resolve("FJI", mentions(*texts))


def dates(found: Record, stage: Stage) -> list[tuple[str | None, str | None, str]]:
    return [(e.date.start, e.date.end, e.modality.value) for e in found.events if stage in e.stages]


ROUND_TABLE = "A national round table on the NAP of Fiji was held in Suva {when}."
CASES = [
    pytest.param(
        [
            ("1 July 2018", ROUND_TABLE.format(when="in June 2017")),
            ("1 July 2019", ROUND_TABLE.format(when="on 26 and 27 June 2017")),
        ],
        Stage.ROUNDTABLE,
        [("2017-06-26", "2017-06-27", "occurred")],
        id="a month around two days",
    ),
    pytest.param(
        [
            ("1 July 2018", ROUND_TABLE.format(when="in June 2017")),
            ("1 July 2019", ROUND_TABLE.format(when="in July 2017")),
        ],
        Stage.ROUNDTABLE,
        [("2017-06", "2017-06", "occurred"), ("2017-07", "2017-07", "occurred")],
        id="two months, two round tables",
    ),
    pytest.param(
        [
            ("1 July 2018", ROUND_TABLE.format(when="in 2017")),
            ("1 July 2019", ROUND_TABLE.format(when="on 26 June 2017")),
            ("1 July 2020", ROUND_TABLE.format(when="on 4 May 2017")),
        ],
        Stage.ROUNDTABLE,
        [
            ("2017", "2017", "occurred"),
            ("2017-05-04", "2017-05-04", "occurred"),
            ("2017-06-26", "2017-06-26", "occurred"),
        ],
        id="a year around two candidates joins none",
    ),
    pytest.param(
        [
            ("1 July 2018", "Fiji will submit its NAP to the 1540 Committee in 2019."),
            ("1 July 2020", "Fiji submitted its NAP to the 1540 Committee on 5 May 2019."),
        ],
        Stage.SUBMISSION,
        [("2019-05-05", "2019-05-05", "occurred")],
        id="an intention and the act are one, occurred",
    ),
    pytest.param(
        [
            ("1 July 2018", "Fiji will submit its NAP to the 1540 Committee on 5 May 2019."),
            ("1 July 2020", "Fiji submitted its NAP to the 1540 Committee in May 2019."),
        ],
        Stage.SUBMISSION,
        [("2019-05", "2019-05", "occurred")],
        id="an act does not take the day of the intention",
    ),
    pytest.param(
        [
            ("1 July 2018", "The NAP of Fiji was approved by the Cabinet on 5 May 2016."),
            ("1 July 2019", "The NAP of Fiji was approved by the Cabinet in May 2016."),
        ],
        Stage.APPROVAL,
        [("2016-05-05", "2016-05-05", "occurred")],
        id="an approval told twice",
    ),
]


@pytest.mark.parametrize(("texts", "stage", "expected"), CASES)
def test_coreference(texts: list[tuple[str, str]], stage: Stage, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(dates(record(*texts), stage)) == sorted(expected)


@pytest.mark.parametrize(("texts", "stage", "expected"), CASES)
def test_order_of_mentions_does_not_matter(
    texts: list[tuple[str, str]], stage: Stage, expected: list[tuple[str, str, str]]
) -> None:
    found = mentions(*texts)
    assert len({resolve("FJI", order) for order in itertools.islice(itertools.permutations(found), 24)}) == 1


def test_every_mention_is_kept_once() -> None:
    found = mentions(*(case for param in CASES for case in param.values[0]))
    kept = [mention.id for event in resolve("FJI", found).events for mention in event.mentions]
    assert sorted(kept) == sorted(mention.id for mention in found)


def test_an_event_is_named_by_its_first_mention() -> None:
    (event,) = (e for e in record(*CASES[0].values[0]).events if Stage.ROUNDTABLE in e.stages)
    assert event.id == min(event.mentions, key=lambda mention: mention.order).id


def by_plan(found: Record) -> dict[str | None, list[Event]]:
    labels = {plan.id: plan.label for plan in found.plans}
    return {
        label: [event for event in found.events if event.plan and labels[event.plan] == label]
        for label in dict.fromkeys(labels.values())
    }


def test_editions() -> None:
    found = record(
        ("1 July 2013", "The NAP of Fiji for 2013-2016 was approved by the Cabinet on 5 May 2013."),
        ("1 July 2016", "On 3 March 2016 officials of Fiji reviewed the implementation of the NAP for 2013-2016."),
        ("1 July 2017", "The NAP of Fiji for 2017-2021 was approved by the Cabinet on 8 June 2017."),
    )
    plans = by_plan(found)
    assert list(plans) == ["2013-2016", "2017-2021"]
    assert [e.date.start for e in plans["2013-2016"]] == ["2013-05-05", "2016-03-03"]
    assert [e.date.start for e in plans["2017-2021"]] == ["2017-06-08"]


def test_an_intention_alone_stays_one() -> None:
    found = record(("1 July 2018", "Fiji will submit its NAP to the 1540 Committee in 2019."))
    assert [e.modality for e in found.events] == [Modality.PLANNED]
