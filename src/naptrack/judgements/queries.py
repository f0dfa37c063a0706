"""What an analyst is asked to look at again: judgements that lost their passage, or whose event changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naptrack.judgements.isodate import read_date
from naptrack.judgements.model import Changes, Judgement, Kind, said
from naptrack.models import Finding, Mention, Severity

_DEEDS = {Kind.RECORD: "record", Kind.CORRECT: "correction", Kind.REJECT: "rejection"}


def unanchored(judgement: Judgement) -> Finding:
    """No event holds the passage that it was made on, and none has the same words."""
    quote = next((p.quote for p in judgement.passages), "")
    words = f'no event rests on "{_cut(quote)}" any more' if quote else "no event is left for it"
    message = f"{_who(judgement)} bears on nothing now: {words}"
    # The judgement stands where a note would: it is where the finding comes from.
    return Finding("judgement-unanchored", Severity.WARNING, judgement.iso3, message, note=judgement.id)


def new_evidence(judgement: Judgement, came: Sequence[Mention]) -> Iterator[Finding]:
    """Passages of the event that the analyst had not seen, where they say otherwise."""
    against = tuple(m for m in came if judgement.kind is Kind.REJECT or _contradicts(m, judgement.changes))
    if against:
        message = f"{_who(judgement)} holds; what was read since says otherwise, and is covered by it too"
        yield Finding("judgement-new-evidence", Severity.NOTICE, judgement.iso3, message, against, judgement.id)


def split(judgement: Judgement, went: Sequence[Mention]) -> Iterator[Finding]:
    """Passages that were judged with the event and tell of another one now."""
    if went:
        message = f"{_who(judgement)} went with the passage that it was made on; others stand in another event now"
        yield Finding("judgement-split", Severity.NOTICE, judgement.iso3, message, tuple(went), judgement.id)


def _contradicts(mention: Mention, changes: Changes) -> bool:
    if changes.date and mention.date.known:
        corrected = read_date(changes.date)
        if (mention.date.start, mention.date.end) != (corrected.start, corrected.end):
            return True
    return bool(
        changes.iso3
        or (changes.marks and mention.mark not in changes.marks)
        or (changes.modality and mention.modality is not changes.modality)
        or (changes.place and mention.place and mention.place.casefold() != changes.place.casefold())
    )


def _who(judgement: Judgement) -> str:
    deed = _DEEDS[judgement.kind]
    return f"the {deed} {judgement.id} by {judgement.author} of {judgement.made:%Y-%m-%d} ({said(judgement)})"


def _cut(quote: str) -> str:
    return quote if len(quote) <= 80 else f"{quote[:80].rsplit(' ', 1)[0]} ..."
