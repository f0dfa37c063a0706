"""The titles of a head, one by one, and the States that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from naptrack import states
from naptrack.passages import View

#: "Regional workshop on …": of no State more than of another, however much the text speaks of one.
OF_MANY = re.compile(
    r"\b(?:(?:sub-?|inter-?|cross-?)?regional|international|global)\b(?! (?:centre|center|office))", re.I
)
NUMBERED = re.compile(r"(?:^|(?<=[\s.;]))\(?(?:\d|[a-d]|[ivIV]{1,3})[.)]\s+(?=[A-Z\"'])")
_TITLE_CLEAN = re.compile(r"^[\s:\-\u2014*#.]+|[\s:;,\-\u2014*#.]+$")
FURNITURE = re.compile(
    r"^(?:\W*|(?:home|news|press release|print|share|menu|search|contact|back|next|read more|login|english|language|skip to|cookie|accept|photo|image|imagen|go back|<<|older|newer|total page|file type|subscribe|follow us|[+\-] ?larger|smaller font|funded by|pdf|e-mail)\b.{0,60}|.{0,60}\bin the news)$",
    re.I,
)
#: "Peer review of Paraguay by Uruguay"
_REVIEWER = re.compile(
    r"(\b[Rr]eviews? of (?:the )?[A-Z][^,;]{2,40}?) by (?:the )?[A-Z][\w' ]{2,40}?(?=[,;(]| with\b|$)"
)
_LEADS = re.compile(r": ?(?=[A-Z])")
_NOT_SUBJECT = re.compile(
    r"\b(?:with (?:the )?(?:financial )?(?:support|assistance|participation|contribution) (?:of|from)|financed by|funded by|organi[sz]ed by|hosted by|sponsored by|in cooperation with)\b.*$|^(?:From|Source|By):.*$",
    re.I,
)


#: "U.S. Embassy in Ghana", "High Commission of Canada to Jamaica": a page about the State where it is
_EMBASSY = re.compile(
    r"\b(?:[A-Z][\w.]+ ){0,3}(?:Embassy|High Commission|Consulate(?: General)?)(?: of (?:the )?[A-Z]\w+(?: (?:and |of )?[A-Z]\w+){0,3}?)?(?=,? (?:in|to)\b|,|$| [|\u2013-]| [A-Z])"
)


def titles_of(view: View) -> Iterator[View]:
    """One view for each numbered title, or for each that a State leads; the whole where there are none."""
    if len(led := [one.start for one in states.find(view.text) if _LEADS.match(view.text, one.end)]) > 1:
        # "Meetings in two States. Grenada: Round table on the plan; Barbados: Review of the plan"
        for start, end in pairwise([*led, len(view.text)]):
            yield _trim(view.slice(start, end))
        return
    marks = list(NUMBERED.finditer(view.text))
    numbered = len(marks) >= 2
    if numbered and marks[0].start() > 3:
        yield _trim(view.slice(0, marks[0].start()))  # "(a)" was the bullet of the first
    if not numbered:
        # "Event: Round table; and Meeting on..." stays one title
        start = marks[0].end() if marks and marks[0].start() == 0 else 0
        if view.text[start:]:
            yield _trim(view.slice(start, len(view.text)))
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(view.text)
        if view.text[mark.end() : end].strip():
            yield _trim(view.slice(mark.end(), end))


def _trim(view: View) -> View:
    text = view.text
    start = len(text) - len(text.lstrip(" :-*#"))
    end = len(text.rstrip(" :;,*#"))
    return view.slice(start, end) if start < end else view


def clean(title: str) -> str:
    """``title`` without the marks around it."""
    return _TITLE_CLEAN.sub("", title)


def title_states(text: str) -> tuple[str, ...]:
    """The States that a title speaks of; not those that pay or lend a venue."""
    text = _REVIEWER.sub(r"\1", _EMBASSY.sub("", _NOT_SUBJECT.sub("", text)))
    found = [one for one in states.find(text) if one.form != "capital"]
    named = tuple(dict.fromkeys(one.iso3 for one in found))
    if len(named) > 1:
        # "a plan of Belarus, in Vienna, Austria"
        venues = {
            one.iso3
            for one in found
            if (city := re.search(r"\bin ([A-Z][\w' -]{2,30}), $", text[: one.start])) and not states.lookup(city[1])
        }
        named = tuple(iso3 for iso3 in named if iso3 not in venues) or named
    return named
