"""The table of rules: every row is tried on its own examples and counter-examples.

``pytest -k "rules and plan-in-force"`` runs the rows of that name.
"""

import re
from pathlib import Path

import pytest

from naptrack import extract
from naptrack.models import Milestone, Reading, Stage
from naptrack.reading import read
from naptrack.rules import RULES, WORDS, Rule, rules_for

#: A text of one sentence has no head; the sentences of the table are those of notes, so they get one that says nothing.
NOTE = """\
Event: Meeting of the Group of Experts
Date and venue: 12 June 2021, New York

Background:

{}
"""


def reading(sentence: str) -> Reading:
    """What is read in a note that holds this sentence only."""
    return extract.read(read(NOTE.format(sentence).encode(), path="example.txt"))


def cases(kind: str) -> list:
    """One case a sentence, by the name of its rule, numbered where a rule has several."""
    found = []
    for rule in RULES:
        sentences = getattr(rule, kind)
        for number, sentence in enumerate(sentences, 1):
            found.append(pytest.param(rule, sentence, id=rule.name + (f"-{number}" if len(sentences) > 1 else "")))
    return found


def test_the_note_itself_tells_nothing():
    assert reading("The meeting was held in two sessions.").mentions == ()


@pytest.mark.parametrize(("rule", "sentence"), cases("examples"))
def test_rules_read_their_examples(rule: Rule, sentence: str):
    found = reading(sentence)
    assert rule.yields in {mention.mark for mention in found.mentions}, [silence.reason for silence in found.silences]


@pytest.mark.parametrize(("rule", "sentence"), cases("counterexamples"))
def test_rules_leave_their_counterexamples_alone(rule: Rule, sentence: str):
    found = [mention for mention in reading(sentence).mentions if mention.mark is rule.yields]
    assert not found, [(mention.rule, mention.modality.value) for mention in found]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rules_match_where_they_say(rule: Rule, monkeypatch):
    """A rule that stands alone in the table still gives its mark for one of its examples: its own words do it."""
    monkeypatch.setattr(extract, "RULES", (rule,))
    told = {mention.rule for sentence in rule.examples for mention in reading(sentence).mentions}
    assert told == {rule.name}


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rules_have_examples_and_counterexamples(rule: Rule):
    assert rule.examples
    assert rule.counterexamples
    assert len({*rule.examples, *rule.counterexamples}) == len(rule.examples) + len(rule.counterexamples)


def test_rules_have_names_of_their_own():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_rules_use_known_word_classes_and_every_class_is_used():
    used = {name for rule in RULES for name in re.findall(r"\{([A-Z][A-Z_]*)\}", rule.wording)}
    used |= {name for words in WORDS.values() for name in re.findall(r"\{([A-Z][A-Z_]*)\}", words)}
    assert used <= set(WORDS)
    source = "".join(file.read_text(encoding="utf-8") for file in Path(extract.__file__).parent.rglob("*.py"))
    elsewhere = set(re.findall(r"WORDS\[[\"'](\w+)[\"']\]", source))
    assert set(WORDS) - used - elsewhere == set()


def test_rules_cover_every_stage_and_milestone():
    assert {rule.yields for rule in RULES} == {*Stage, *Milestone}
    assert [rule.name for rule in rules_for(Stage.SUBMISSION)] == [
        rule.name for rule in RULES if rule.yields is Stage.SUBMISSION
    ]


# --- the policy for overlaps: earliest, then longest, then the order of the table ---------------------------------

SENTENCE = "On 3 May 2016 Senegal approved the National Action Plan at last."


def _rule(name: str, wording: str) -> Rule:
    return Rule(name, Stage.APPROVAL, wording, (SENTENCE,))


SHORT = _rule("short", r"\bapproved PLAN")
TWIN = _rule("twin", r"\bapproved\W+PLAN")
WHOLE = _rule("whole", r"\bapproved PLAN at last")
AHEAD = _rule("ahead", r"STATE approved PLAN")


@pytest.mark.parametrize(
    ("table", "winner"),
    [
        pytest.param((SHORT,), "short", id="alone"),
        pytest.param((SHORT, WHOLE), "whole", id="the longest of two that begin together"),
        pytest.param((WHOLE, SHORT), "whole", id="whatever their order"),
        pytest.param((SHORT, TWIN), "short", id="the first of two that are equal"),
        pytest.param((TWIN, SHORT), "twin", id="the first of two that are equal, turned about"),
        pytest.param((WHOLE, AHEAD), "ahead", id="the earliest, though shorter"),
    ],
)
def test_rules_overlap_by_one_policy(table, winner, monkeypatch):
    monkeypatch.setattr(extract, "RULES", table)
    assert [(mention.iso3, mention.rule) for mention in reading(SENTENCE).mentions] == [("SEN", winner)]


def test_rules_of_different_stages_do_not_shut_each_other_out(monkeypatch):
    sentence = "On 3 May 2016 Senegal drafted and submitted the National Action Plan."
    drafted = Rule("drafted", Stage.DRAFTING, r"\bdrafted and submitted PLAN", (sentence,))
    updated = Rule("updated", Stage.UPDATE, r"\bsubmitted PLAN", (sentence,))
    monkeypatch.setattr(extract, "RULES", (drafted, updated))
    assert {mention.rule for mention in reading(sentence).mentions} == {"drafted", "updated"}
