"""Explanations: what came of each passage, which words a rule matched, and where State and date come from."""

from pathlib import Path

import pytest

from naptrack.explain import Explanation, explain, silences, united
from naptrack.reading import read
from naptrack.render.explain import explanation_lines, explanation_page, marked
from naptrack.render.marked import CLOSE, OPEN

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))

HEAD = """\
Event: Round table on the National Implementation Action Plan (NAP) of Palau under resolution 1540 (2004)
Date and venue: 4 and 5 June 2019, Koror
"""
NOTE = f"""{HEAD}
Background:

The 1540 Committee had received the national report of Palau on 2 May 2012. In March 2018 the
Cabinet of Palau agreed to draft a NAP. Palau and Fiji drafted their NAPs in 2018. The plan has
not been approved. Fiji asked for assistance with drafting its NAP.
"""


def explained(text: str) -> Explanation:
    return explain(read(text.encode(), path="note.txt"))


@pytest.fixture(scope="module")
def palau() -> Explanation:
    return explained(NOTE)


def told(explanation: Explanation, words: str):
    """What the passage that holds ``words`` tells, by State and mark."""
    (passage,) = [each for each in explanation.passages if words in " ".join(each.exact.split())]
    return passage, {(one.mention.iso3, one.mention.mark.value): one for one in passage.told}


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.name[:3])
def test_nothing_of_a_reading_is_left_out(file):
    explanation = explain(read(file.read_bytes(), path=file.name))
    reading = explanation.reading
    mentions = [one.mention.id for passage in explanation.passages for one in passage.told]
    assert sorted(mentions) == sorted(mention.id for mention in reading.mentions)
    silent = [one.silence for passage in explanation.passages for one in passage.untold]
    assert set(silent) == set(reading.silences)
    starts = [passage.start for passage in explanation.passages]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.name[:3])
def test_matched_words_stand_in_their_passages(file):
    explanation = explain(read(file.read_bytes(), path=file.name))
    text = explanation.reading.note.document.text
    for passage in explanation.passages:
        assert text[passage.start : passage.end] == passage.exact
        for one in (*passage.told, *passage.untold):
            for start, end in one.matched:
                assert passage.start <= start < end <= passage.end
                assert text[start:end] == text[start:end].strip(" ,;:")


def test_words_that_a_rule_matched_are_marked(palau):
    passage, facts = told(palau, "drafted their NAPs")
    assert marked(passage, facts["PLW", "drafting"].matched) == "Palau and Fiji ⟦drafted their NAPs⟧ in 2018."


def test_where_a_date_and_a_state_come_from(palau):
    _, facts = told(palau, "Round table on the National")
    head = facts["PLW", "roundtable"]
    assert (head.own, head.named, head.dated, head.at) == (True, True, False, None)
    _, facts = told(palau, "drafted their NAPs")
    own = facts["FJI", "drafting"]
    assert (own.own, own.named, own.dated, own.at) == (False, True, True, None)


def test_a_state_that_only_the_head_names_is_not_named_here():
    _, facts = told(explained(HEAD + "\nThe participants drafted the plan.\n"), "The participants drafted")
    fact = facts["PLW", "drafting"]
    assert (fact.own, fact.named, fact.dated, fact.at) == (True, False, False, 1)


def test_silences_have_their_reason_and_the_mark_that_was_near(palau):
    passage, _ = told(palau, "The plan has not been approved")
    ((silence, mark),) = [(one.silence, one.mark) for one in passage.untold]
    assert (silence.reason, mark) == ("negated", "approval")
    assert "approved" in marked(passage, passage.untold[0].matched)


def test_silences_once_each_and_in_order(palau):
    reading = palau.reading
    twice = type(reading)(reading.note, (), (), (*reading.silences[::-1], *reading.silences))
    assert [silence.start for silence in silences(twice)] == sorted({silence.start for silence in reading.silences})


@pytest.mark.parametrize(
    ("text", "plans", "said"),
    [
        pytest.param(
            "The NAP of Georgia was approved in 2015.",
            (("bare", "The NAP of Georgia"),),
            "nothing ties it to resolution 1540",
            id="no word of the resolution",
        ),
        pytest.param(
            "The national action plan of Georgia on small arms was approved in 2016.",
            (("other", "The national action plan of Georgia on small arms"),),
            "another plan",
            id="another plan",
        ),
    ],
)
def test_plans_that_are_not_looked_for(text, plans, said):
    explanation = explained(text)
    assert explanation.plans == plans
    assert explanation.reading.mentions == ()
    assert any(said in line.text for line in explanation_page(explanation))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([], (), id="none"),
        pytest.param([(0, 3), (5, 6)], ((0, 3), (5, 6)), id="apart"),
        pytest.param([(5, 6), (0, 5)], ((0, 6),), id="touching"),
        pytest.param([(0, 9), (2, 3), (4, 12)], ((0, 12),), id="nested and overlapping"),
    ],
)
def test_united(spans, expected):
    assert united(spans) == expected


def test_marks_leave_out_what_cuts_a_passage():
    """A footnote in mid-sentence is left out, and marks around it are closed and opened again."""
    text = (
        "Event: Meeting of experts on resolution 1540 (2004)\nDate: 4 June 2019, Koror\n\n"
        "Background:\n\nPalau drafted its voluntary National\n\n___\n1 See the annex.\n___\n\n"
        "Implementation Action Plan in 2018.\n"
    )
    explanation = explained(text)
    for passage in explanation.passages:
        for one in passage.told:
            shown = marked(passage, one.matched)
            assert shown.count(OPEN) == shown.count(CLOSE) >= 1


def test_one_line_a_fact(palau):
    lines = list(explanation_lines(palau))
    assert all(line.startswith("note.txt:") and "\n" not in line for line in lines)
    assert sum(": no event: " in line for line in lines) == len(palau.reading.silences)
    assert len(lines) == len(palau.reading.mentions) + len(palau.reading.silences)


def test_the_page_counts_what_it_shows(palau):
    page = [line.text for line in explanation_page(palau)]
    mentions = palau.reading.mentions
    passages = len({mention.start for mention in mentions})
    states = {mention.iso3 for mention in mentions}
    assert f"{len(mentions)} facts of {len(states)} States in {passages} passages" in page
    assert "Its own event: Palau: 2019-06-04/2019-06-05, Koror" in page
