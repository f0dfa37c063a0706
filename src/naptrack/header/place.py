"""Where an event was held, from the words beside its date."""

from __future__ import annotations

import re

from naptrack import states

ONLINE = re.compile(
    r"\b(?:online|on-line|virtual(?:ly)?|webinar|via (?:[\w ]{0,20})?(?:platform|zoom|webex|teams|videoconference|video link|video-link)|videoconference|video-conference|video link|remote(?:ly)?|hybrid)\b",
    re.I,
)

#: What stands beside the day of a page or a decree: "Posted 29 June 2023", "19 February 2015 No. 166-N".
_NO_PLACE = re.compile(
    r"(?:Posted|Published|Updated|Modified|Released|Issued|Uploaded|Added|Created|Written|Last|Date|News|Press|Article|Story|Blog)\b|No\.? ?\d"
)


def place_of(text: str) -> tuple[str | None, str | None, bool]:
    """(city, country code, online) of what follows a date: ", Vienna, Austria"."""
    online = bool(ONLINE.search(text))
    bare = re.sub(r"\([^)]*\)", lambda m: "" if states.lookup(m[0][1:-1]) else m[0], text)
    country = None
    place = None
    for piece in re.split(r"[,;()/]|\band\b(?= [A-Z])", bare):
        words = re.sub(
            r"^(?:(?:the|in|at|held in|held at|city of|venue|place)\b[:\s]*)+", "", piece.strip(" .\t-|:"), flags=re.I
        )
        if not words or not words[0].isupper() or ONLINE.search(words) or re.fullmatch(r"[IVX\d.]+", words):
            continue
        if _NO_PLACE.match(words):
            continue
        state = states.lookup(words)
        capital = any(one.form == "capital" for one in states.find(words))
        if state is not None and not capital:
            country = country or state.iso3
        elif place is None and not re.search(r"\b(?:hours?|days?|GMT|UTC|a\.m|p\.m)\b", words) and len(words) < 60:
            place = words
    if place and country is None:
        country = next((one.iso3 for one in states.find(place)), None)
    if online and place and ONLINE.search(place):
        place = None
    return place, country, online
