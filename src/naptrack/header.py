"""The head of a note taken apart: titles, organizers, participants, and its own event or events."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from naptrack import dates, states
from naptrack.dates import DateSpan
from naptrack.models import UNKNOWN, Date, Head, Occasion, Precision
from naptrack.passages import Block, Field, Passages, View


@dataclass(frozen=True, slots=True)
class Heading:
    """A head and, for each of its occasions, the view of the title it rests on."""

    head: Head
    title_views: tuple[View, ...] = ()
    labelled: bool = False
    years: tuple[int, ...] = ()
    skip: frozenset[int] = field(default=frozenset())


_NUMBERED = re.compile(r"(?:^|(?<=[\s.;]))\(?(?:\d|[a-d]|[ivIV]{1,3})[.)]\s+(?=[A-Z\"'])")
_ONLINE = re.compile(
    r"\b(?:online|on-line|virtual(?:ly)?|webinar|via (?:[\w ]{0,20})?(?:platform|zoom|webex|teams|videoconference|video link|video-link)|videoconference|video-conference|video link|remote(?:ly)?|hybrid)\b",
    re.I,
)
_DATE_LINE_REST = re.compile(
    r"^[\s,.;:|()\-\u2014]*(?:(?:posted|published|updated|date|on|by|in|news|press release|print|email|e-mail|pdf|by [\w .]+|issued|last|modified|at|\d{1,2}[:.]\d{2}(?: ?[ap]m)?|gmt|utc|cet|share|home|[|/>])[\s,.;:|()\-\u2014]*)*$",
    re.I,
)
_POSTED_WORD = re.compile(
    r"\b(?:posted|published|issued|updated|released|note (?:completed|finali[sz]ed|prepared|drafted|closed|issued)|completed|date of (?:issue|this note|the note)|closing date|prepared on|dated|finali[sz]ed on)\b",
    re.I,
)
_DATELINE = re.compile(
    r"^[A-Z][A-Za-z.\u00c0-\u024f' -]{2,40}(?:, [A-Z][A-Za-z .]{2,30})?,? \(?(?P<date>[^()]{3,24})\)?\s*(?:\([A-Z][\w /]{1,20}\))?\s*[-\u2014:]\s"
)
_TITLE_CLEAN = re.compile(r"^[\s:\-\u2014*#.]+|[\s:;,\-\u2014*#.]+$")
_FURNITURE = re.compile(
    r"^(?:\W*|(?:home|news|press release|print|share|menu|search|contact|back|next|read more|login|english|language|skip to|cookie|accept|photo|image|imagen|go back|<<|older|newer|total page|file type|subscribe|follow us|[+\-] ?larger|smaller font|funded by|pdf|e-mail)\b.{0,60}|.{0,60}\bin the news)$",
    re.I,
)


def read(passages: Passages) -> Heading:
    """The head of a text: from its labels where it has them, else from its first lines."""
    labelled = [field for field in passages.fields if field.name == "event"]
    if labelled or any(field.name == "date" for field in passages.fields):
        return _from_labels(passages)
    return _from_lines(passages)


# --- labelled heads ------------------------------------------------------------------------------------------


def _from_labels(passages: Passages) -> Heading:
    by_name: dict[str, list[Field]] = {}
    for one in passages.fields:
        by_name.setdefault(one.name, []).append(one)
    title_views = [view for one in by_name.get("event", ()) for view in _titles(one.view)]
    skip: set[int] = set()
    if not title_views:
        for number, block in enumerate(passages.blocks):
            if block.kind == "heading" or not block.section:
                if not _FURNITURE.match(block.view.text) and not _lone_date(block.view.text):
                    title_views = [block.view]
                    skip.add(number)
                break
    posted = _posted(passages, by_name)
    years = _years(passages)
    head_years = _head_years(by_name, posted)
    when = [view for one in by_name.get("date", ()) for view in [one.view]]
    labels = [one.label.lower() for one in by_name.get("date", ())]
    venue = " ".join(one.view.text for one in by_name.get("venue", ()))
    stops = list(_stops(when, labels, venue, head_years))
    occasions, views = _occasions(title_views, stops)
    head = Head(
        titles=tuple(_clean(view.text) for view in title_views),
        organizers=tuple(_listed(by_name.get("organizers", ()))),
        participants=tuple(_listed(by_name.get("participants", ()))),
        occasions=tuple(occasions),
        posted=posted,
    )
    return Heading(head, tuple(views), True, years, frozenset(skip))


def _titles(view: View) -> Iterator[View]:
    """One view for each numbered title; the whole where none is numbered."""
    marks = list(_NUMBERED.finditer(view.text))
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


def _clean(title: str) -> str:
    return _TITLE_CLEAN.sub("", title)


@dataclass(frozen=True, slots=True)
class _Stop:
    """One dated entry of the head: when, where, and for which State where it says so."""

    date: Date
    place: str | None
    country: str | None
    online: bool
    state: str | None


def _stops(when: Sequence[View], labels: Sequence[str], venue: str, years: tuple[int, ...]) -> Iterator[_Stop]:
    pairs = dict(zip(labels, when, strict=True))
    starts = [view for label, view in pairs.items() if label.startswith("start")]
    ends = [view for label, view in pairs.items() if label.startswith("end")]
    if starts and ends:
        opening, closing = list(_stops_of(starts[0].text, venue, years)), list(_stops_of(ends[0].text, venue, years))
        if len(opening) == len(closing) > 1:
            for one, other in zip(opening, closing, strict=True):
                yield _Stop(span_of(one.date, other.date), one.place, one.country, one.online, one.state or other.state)
            return
        first, last = _first_date(starts[0].text, years), _first_date(ends[0].text, years)
        if first and last and first.known and last.known:
            yield _Stop(span_of(first, last), *_place(venue), None)
            return
    for view in when:
        yield from _stops_of(view.text, venue, years)


def _first_date(text: str, years: tuple[int, ...]) -> Date | None:
    found = dates.find(text)
    return dates.settle(found[0], year=years[0] if years else None) if found else None


def _stops_of(text: str, venue: str, years: tuple[int, ...]) -> Iterator[_Stop]:
    found = [date for date in dates.find(text) if date.kind not in ("period",)]
    entries: list[tuple[DateSpan, str]] = []
    for number, date in enumerate(found):
        start = date.end
        end = found[number + 1].start if number + 1 < len(found) else len(text)
        entries.append((date, text[start:end]))
    if not entries:
        return
    lead = text[: found[0].start]
    shared_place, shared_country, shared_online = _place(entries[-1][1])
    if shared_place is None and not venue:
        shared_place, shared_country, shared_online = _place(lead)
    if venue:
        shared_place, shared_country, shared_online = _place(venue)
    stops: list[_Stop] = []
    for number, (date, rest) in enumerate(entries):
        settled = dates.settle(date, year=_year_for(date, found, years)) or UNKNOWN
        bracket = re.match(r"\s*[,:]?\s*(?:[\w' .-]{0,40}?)\((?:for )?(?:the )?([^)]{3,60})\)", rest)
        named = states.lookup(bracket[1]) if bracket else None
        before = lead if number == 0 else entries[number - 1][1]
        if named is None and (colon := re.search(r"(?:^|[;,.]\s*)(?:the )?([A-Z][\w' -]{2,40}):\s*$", before)):
            named = states.lookup(colon[1])
        place, country, online = _place(rest)
        if place is None and not online:
            place, country, online = shared_place, shared_country, shared_online
        stops.append(
            _Stop(settled, place, country, online or bool(_ONLINE.search(text)), named.iso3 if named else None)
        )
    if (
        len(stops) > 1
        and not any(stop.state for stop in stops)
        and not _NUMBERED.search(text)
        and not re.search(r"respectively|;", text)
    ):
        # one event on several days or sessions: its first and last day
        known = [stop for stop in stops if stop.date.known]
        places = {stop.place for stop in stops}
        if known and len(places) == 1:
            whole = known[0].date
            for stop in known[1:]:
                whole = span_of(whole, stop.date)
            yield _Stop(whole, stops[0].place, stops[0].country, stops[0].online, None)
            return
    yield from stops


def _year_for(date: DateSpan, found: Sequence[DateSpan], years: tuple[int, ...]) -> int | None:
    near = [year for other in found if other is not date for year in re.findall(r"\b((?:19|20)\d\d)\b", other.text)]
    return int(near[0]) if near else (years[0] if years else None)


def span_of(first: Date, last: Date) -> Date:
    """From the first day of one date to the last day of another, at the coarser precision of the two."""
    order = [Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.NONE]
    precision = max(first.precision, last.precision, key=order.index)
    earliest = min(filter(None, (first.earliest, last.earliest)), default=None)
    latest = max(filter(None, (first.latest, last.latest)), default=None)
    whole = Date(
        earliest, latest, precision, "", f"{first.text} ... {last.text}" if first.text != last.text else first.text
    )
    edtf = f"{whole.start}/{whole.end}" if whole.start != whole.end else whole.start or ""
    return Date(earliest, latest, precision, edtf, whole.text)


def _place(text: str) -> tuple[str | None, str | None, bool]:
    """(city, country code, online) of what follows a date: ", Vienna, Austria"."""
    online = bool(_ONLINE.search(text))
    bare = re.sub(r"\([^)]*\)", lambda m: "" if states.lookup(m[0][1:-1]) else m[0], text)
    country = None
    place = None
    for piece in re.split(r"[,;()/]|\band\b(?= [A-Z])", bare):
        words = re.sub(
            r"^(?:(?:the|in|at|held in|held at|city of|venue|place)\b[:\s]*)+", "", piece.strip(" .\t-|:"), flags=re.I
        )
        if not words or not words[0].isupper() or _ONLINE.search(words) or re.fullmatch(r"[IVX\d.]+", words):
            continue
        state = states.lookup(words)
        capital = any(one.form == "capital" for one in states.find(words))
        if state is not None and not capital:
            country = country or state.iso3
        elif place is None and not re.search(r"\b(?:hours?|days?|GMT|UTC|a\.m|p\.m)\b", words) and len(words) < 60:
            place = words
    if place and country is None:
        country = next((one.iso3 for one in states.find(place)), None)
    if online and place and _ONLINE.search(place):
        place = None
    return place, country, online


def _occasions(titles: Sequence[View], stops: Sequence[_Stop]) -> tuple[list[Occasion], list[View]]:
    occasions: list[Occasion] = []
    views: list[View] = []

    def add(view: View, named: tuple[str, ...], stop: _Stop | None) -> None:
        text = _clean(view.text)
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
        elif len(titles) == 1 and len(stops) > 1 and len(named) == len(stops) and not any(stop.state for stop in stops):
            for iso3, stop in zip(named, stops, strict=True):
                add(view, (iso3,), stop)
        elif len(titles) == 1 and len(stops) > 1 and len(named) <= 1 and any(stop.state for stop in stops):
            for stop in stops:
                add(view, (stop.state,) if stop.state else named, stop)
        elif (
            len(titles) == 1
            and len(stops) > 1
            and len({stop.country for stop in stops} & set(named)) == len(named) == len(stops)
        ):
            for stop in stops:
                add(view, (stop.country,) if stop.country else (), stop)
        elif len(stops) > 1 and len(titles) == 1:
            for stop in stops:
                add(view, named, stop)
        else:
            add(view, named, stops[min(number, len(stops) - 1)] if stops else None)
    return occasions, views


_NOT_SUBJECT = re.compile(
    r"\b(?:with (?:the )?(?:financial )?(?:support|assistance|participation|contribution) (?:of|from)|financed by|funded by|organi[sz]ed by|hosted by|sponsored by|in cooperation with)\b.*$",
    re.I,
)


def title_states(text: str) -> tuple[str, ...]:
    """The States that a title speaks of; not those that pay or lend a venue."""
    text = _NOT_SUBJECT.sub("", text)
    found = [one for one in states.find(text) if one.form != "capital"]
    named = tuple(dict.fromkeys(one.iso3 for one in found))
    if len(named) > 1:
        # "a plan of Belarus, in Vienna, Austria"
        venues = {one.iso3 for one in found if re.search(r"\bin [A-Z][\w' -]{2,30}, $", text[: one.start])}
        named = tuple(iso3 for iso3 in named if iso3 not in venues) or named
    return named


def _listed(fields: Sequence[Field]) -> Iterator[str]:
    for one in fields:
        bulleted = len(one.items) > 1
        for item in one.items:
            text = item.text.strip(" .;")
            if not bulleted or (text.count(",") >= 2 and ":" not in text) or re.match(r"[^:]{3,60}: [^:]+,", text):
                _, _, rest = text.rpartition(": ") if ":" in text else ("", "", text)
                yield from (piece for piece in _split_list(rest) if piece)
            elif text:
                yield text.rstrip(":").strip()


_LIST_BREAK = re.compile(
    r";\s*(?:and )?|,\s+(?:and\s+)?(?=(?:the |a |an |two |three |its |speakers? |experts? )?[A-Z0-9])|\.\s+(?=[A-Z])"
)


def _split_list(text: str) -> list[str]:
    depth_safe = re.sub(r"\([^)]*\)", lambda m: m[0].replace(",", "\x00").replace(";", "\x01"), text)
    pieces = [piece.replace("\x00", ",").replace("\x01", ";").strip(" .") for piece in _LIST_BREAK.split(depth_safe)]
    joined: list[str] = []
    for piece in pieces:
        # "Ministry of Trade, Industry and Ports" is one ministry
        if (
            joined
            and re.match(r"(?:Ministr|Department|State Committee|Agenc)", joined[-1])
            and " and " in piece
            and not re.match(
                r"(?:the )?(?:Ministr|Department|National|State|Agenc|Office|Customs|General|Border|UN|OSCE|1540)",
                piece,
            )
        ):
            joined[-1] = f"{joined[-1]}, {piece}"
        elif piece:
            joined.append(piece)
    return joined


# --- heads without labels --------------------------------------------------------------------------------------


def _lone_date(text: str) -> DateSpan | None:
    """The date of a line that holds nothing else, a byline's furniture apart."""
    if len(text) > 90:
        return None
    found = [date for date in dates.find(text) if date.kind not in ("period", "year", "relative")]
    if len(found) != 1:
        return None
    date = found[0]
    return date if _DATE_LINE_REST.match(text[: date.start]) and _DATE_LINE_REST.match(text[date.end :]) else None


def _from_lines(passages: Passages) -> Heading:
    titles: list[View] = []
    skip: set[int] = set()
    years = _years(passages)
    posted: dt.date | None = _posted(passages, {})
    stops: list[_Stop] = []
    for number, block in enumerate(passages.blocks[:12]):
        text = block.view.text
        if _lone_date(text):
            skip.add(number)
        elif block.kind == "heading":
            if (
                len(text) < 90
                and (line := [date for date in dates.find(text) if date.kind == "day"])
                and _place_line(text, line[0])
            ):
                if line[0].start > 3 and posted is None and (day := dates.settle(line[0])) and day.start == day.end:
                    posted = day.latest  # "New York, 15 December 2016": where and when it was said
                else:
                    stops += _stops_of(text, "", years)
                skip.add(number)
            elif not _FURNITURE.match(text):
                titles.append(block.view)
        elif not _FURNITURE.match(text):
            break
    titles = titles[:2]
    occasions: list[Occasion] = []
    views: list[View] = []
    if titles and stops:
        occasions, views = _occasions(titles[:1], stops[:1])
    head = Head(titles=tuple(_clean(view.text) for view in titles[:1]), occasions=tuple(occasions), posted=posted)
    return Heading(head, tuple(views), False, years, frozenset(skip))


def _place_line(text: str, date: DateSpan) -> bool:
    """A line such as "3 - 5 June 2015, Lima, Peru": when and where, and no more."""
    rest = (text[: date.start] + " " + text[date.end :]).strip(" ,;-|")
    place, country, online = _place(rest)
    words = re.sub(r"\([^)]*\)", "", rest)
    return bool(place or country or online) and len(words.split()) <= 5 and not re.search(r"[a-z]{3,} [a-z]{3,}", words)


def _posted(passages: Passages, by_name: dict[str, list[Field]]) -> dt.date | None:
    for one in by_name.get("posted", ()):
        if (date := _first_date(one.view.text, ())) and date.precision is Precision.DAY:
            return date.latest
    blocks: Sequence[Block] = passages.blocks
    ends = [*enumerate(blocks[:10]), *[(n, b) for n, b in enumerate(blocks) if n >= max(10, len(blocks) - 4)]]
    for number, block in ends:
        text = block.view.text
        if (lone := _lone_date(text)) and lone.kind == "day" and "-" not in lone.text.strip():
            date = dates.settle(lone)
            if date and date.precision is Precision.DAY and date.earliest == date.latest:
                return date.latest
        if (
            len(text) < 160
            and (m := _POSTED_WORD.search(text))
            and not re.search(r"\b(?:plan|NAP|letter|report|decree|law)\b", text)
        ):
            found = [date for date in dates.find(text) if date.kind == "day" and date.start >= m.start()]
            if found and (date := dates.settle(found[0])) and date.precision is Precision.DAY:
                return date.latest
        if number < 6 and (line := _DATELINE.match(text)):
            found = [date for date in dates.find(line["date"]) if date.kind == "day"]
            if found and (date := dates.settle(found[0])) and date.precision is Precision.DAY:
                return date.latest
    return None


def _head_years(by_name: dict[str, list[Field]], posted: dt.date | None) -> tuple[int, ...]:
    """The years that the head itself names: a day of the head without one takes no year from the body."""
    texts = [one.view.text for name in ("date", "venue", "event") for one in by_name.get(name, ())]
    found = [
        int(year)
        for text in texts
        for d in dates.find(text)
        if d.kind != "period"
        for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", d.text)
    ]
    return (*found, *((posted.year,) if posted else ()))


_YEAR = re.compile(r"(?<![\d(/.-])(?:19[5-9]\d|20\d\d)(?![\d)/-])")


def _years(passages: Passages) -> tuple[int, ...]:
    """The years that the text names, most telling first: the head's, then by frequency.

    A year in brackets belongs to a resolution, one beside a dash to a plan's period.
    """
    counted: dict[int, float] = {}
    heads = [(one.view.text, 100.0) for one in passages.fields if one.name in ("date", "posted", "venue")]
    for text, weight in [*heads, *((block.view.text, 1.0) for block in passages.blocks)]:
        for year in map(int, _YEAR.findall(text)):
            counted[year] = counted.get(year, 0) + weight
    return tuple(sorted(counted, key=lambda year: (-counted[year], -year)))
