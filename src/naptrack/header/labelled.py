"""Heads with labels: "Event:", "Date:", "Venue:"."""

from __future__ import annotations

from naptrack import dates
from naptrack.header.entries import entries_of
from naptrack.header.heading import Heading
from naptrack.header.lists import listed
from naptrack.header.occasions import occasions_of
from naptrack.header.posted import head_years, posted_on, years_of
from naptrack.header.stations import behind_title
from naptrack.header.stops import stops_of_field
from naptrack.header.titles import FURNITURE, clean, titles_of
from naptrack.models import Head, Occasion
from naptrack.passages import Field, Passages, View, lone_date, sentences

_LONG = 12  # words; with a full stop behind them they are a sentence


def _is_prose(view: View) -> bool:
    """Whether a block is running text, and no title: several sentences, or a long one with its full stop."""
    return len(list(sentences(view))) > 1 or (view.text.endswith(".") and len(view.text.split()) > _LONG)


def _kind_of(field: Field) -> str:
    """What a field tells: "Held in: Sarajevo" is where, "Held in: May 2015" is when."""
    where = field.label.lower() in ("held in", "held at") and not dates.find(field.view.text)
    return "venue" if where else field.name


def from_labels(passages: Passages) -> Heading:
    """The head that the labels of a text make."""
    by_name: dict[str, list[Field]] = {}
    for one in passages.fields:
        by_name.setdefault(_kind_of(one), []).append(one)
    title_views = [view for one in by_name.get("event", ()) for view in titles_of(one.view)]
    skip: set[int] = set()
    if not title_views:
        for number, block in enumerate(passages.blocks):
            if block.kind == "heading" or not block.section:
                text = block.view.text
                if not (FURNITURE.match(text) or lone_date(text) or _is_prose(block.view)):
                    title_views = [block.view]
                    skip.add(number)
                break
    posted = posted_on(passages, by_name)
    years = years_of(passages)
    named_years = head_years(by_name, posted)
    when = [one.view for one in by_name.get("date", ())]
    labels = [one.label.lower() for one in by_name.get("date", ())]
    venue = " ".join(one.view.text for one in by_name.get("venue", ()))
    listed_events = [entry for one in by_name.get("event", ()) for entry in entries_of(one.items, years)]
    stops = list(stops_of_field(when, labels, venue, named_years))
    if not stops:
        stops = [stop for view in title_views for stop in behind_title(view, years, venue)]
    occasions, views = occasions_of(title_views, stops)
    if listed_events and not when:
        occasions, views = [one.occasion for one in listed_events], [one.title for one in listed_events]
        title_views = views
    if not occasions and passages.blocks:  # running text stands right below the labels
        nothing = passages.blocks[0].view.slice(0, 0)
        occasions = [Occasion("", (), one.date, one.place, one.country, one.online) for one in stops]
        views = [nothing] * len(occasions)
    head = Head(
        titles=tuple(clean(view.text) for view in title_views),
        organizers=tuple(listed(by_name.get("organizers", ()))),
        participants=tuple(listed(by_name.get("participants", ()))),
        occasions=tuple(occasions),
        posted=posted,
    )
    return Heading(head, tuple(views), True, years, skip=frozenset(skip))
