"""Each stage and milestone is explained, and the examples are read as they say."""

import pytest

from naptrack.extract import read
from naptrack.glossary import GLOSSARY, unlike, wordings
from naptrack.models import Document, Milestone, Modality, Stage


def test_every_stage_and_milestone_in_order():
    assert list(GLOSSARY) == [*Stage, *Milestone]
    assert all(entry.follows for mark, entry in GLOSSARY.items() if isinstance(mark, Stage))


@pytest.mark.parametrize("mark", list(GLOSSARY), ids=str)
def test_the_example_gives_what_it_says(mark):
    text, iso3, date = GLOSSARY[mark].example
    told = read(Document("example.txt", "0" * 64, "text/plain", text)).mentions
    assert (mark, iso3, date, Modality.OCCURRED) in {(m.mark, m.iso3, m.date.edtf, m.modality) for m in told}


@pytest.mark.parametrize("mark", list(GLOSSARY), ids=str)
def test_wordings_come_from_the_rules(mark):
    assert wordings(mark)
    assert unlike(mark)
    assert not set(wordings(mark)) & set(unlike(mark))


@pytest.mark.parametrize("mark", list(GLOSSARY), ids=str)
def test_words_are_whole_sentences_and_neutral(mark):
    for text in (GLOSSARY[mark].meaning, GLOSSARY[mark].apart, GLOSSARY[mark].follows):
        assert not text or text[-1] == "."
        assert not {"late", "stale", "failed", "failing", "overdue", "only just"} & set(text.lower().split())
