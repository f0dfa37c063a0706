"""Passing a rule over never loses a match."""

import re

import pytest

from naptrack.prefilter import needed
from naptrack.rules import RULES
from naptrack.tagging import tag

TEXTS = [
    tag(line).text
    for rule in RULES
    for text in (*rule.examples, *rule.counterexamples)
    for line in text.splitlines()
    if line
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_match_holds_a_word_that_its_rule_needs(rule):
    hits = [hit[0].lower() for text in TEXTS for hit in rule.pattern.finditer(text)]
    assert hits
    for hit in hits:
        assert not rule.needs or any(word in hit for word in rule.needs), (hit, rule.needs)


def test_most_rules_need_a_word():
    assert sum(bool(rule.needs) for rule in RULES) > 0.9 * len(RULES)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("plan(?: of action)?", {"plan"}),
        ("(?:letter|note) on", {"letter", "note"}),
        ("(?:letter|note)? was", {" was"}),
        ("(?<!no )plan(?! B)", {"plan"}),
        (r"(?:plan|\d+)", set()),
        (r"(?:plan)*\d", set()),
        ("[Pp]lan", {"plan"}),
        ("[PQ]lan", {"lan"}),
        ("", set()),
    ],
)
def test_words(pattern, words):
    assert needed(re.compile(pattern, re.IGNORECASE)) == words
