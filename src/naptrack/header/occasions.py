"""Titles and stops brought together: the events that a note is about."""

from __future__ import annotations

from collections.abc import Sequence

from naptrack.header.stops import Stop
from naptrack.header.titles import clean, title_states
from naptrack.models import UNKNOWN, Occasion
from naptrack.passages import View


def occasions_of(titles: Sequence[View], stops: Sequence[Stop]) -> tuple[list[Occasion], list[View]]:
    """The events, and for each the title that it rests on.

    A stop goes with the title of its State, or with the title in the same place, or all with the only title.
    """
    occasions: list[Occasion] = []
    views: list[View] = []

    def add(view: View, named: tuple[str, ...], stop: Stop | None) -> None:
        text = clean(view.text)
        if stop is None:
            occasions.append(Occasion(text, named, UNKNOWN))
        else:
            occasions.append(Occasion(text, named, stop.date, stop.place, stop.country, stop.online))
        views.append(view)

    own = [title_states(view.text) for view in titles]
    for number, view in enumerate(titles):
        named = own[number]
        mine = [stop for stop in stops if stop.state and stop.state in named]
        if mine and len(named) > 1:
            for stop in mine:
                add(view, (stop.state,) if stop.state else (), stop)
            rest = tuple(iso3 for iso3 in named if iso3 not in {stop.state for stop in mine})
            if rest:
                add(view, rest, next((stop for stop in stops if not stop.state), None))
        elif mine:
            add(view, named, mine[0])
        elif len(titles) == len(stops) and len(titles) > 1:
            add(view, named, stops[number])
        elif (
            len(titles) == 1
            and len(stops) > 1
            and len({stop.country for stop in stops} & set(named)) == len(named) == len(stops)
        ):
            for stop in stops:
                add(view, (stop.country,) if stop.country else (), stop)
        elif len(titles) == 1 and len(stops) > 1 and len(named) == len(stops) and not any(stop.state for stop in stops):
            for iso3, stop in zip(named, stops, strict=True):
                add(view, (iso3,), stop)
        elif len(titles) == 1 and len(stops) > 1 and len(named) <= 1 and any(stop.state for stop in stops):
            for stop in stops:
                add(view, (stop.state,) if stop.state else named, stop)
        elif len(stops) > 1 and len(titles) == 1:
            for stop in stops:
                add(view, named, stop)
        else:
            add(view, named, stops[min(number, len(stops) - 1)] if stops else None)
    return occasions, views
