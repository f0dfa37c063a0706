"""Judgements replayed on what the notes say: the mentions of some States and their judgements to records.

Pure, and blind to how mentions are resolved: each judgement changes the mentions that go into
``resolve``, so that editions, one event told twice and findings come out as if notes had said it.
What comes out carries the passages as the notes have them, and who judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from naptrack.judgements.anchor import Piece, Scene, anchor, holding, seen
from naptrack.judgements.finished import Group, Told, finished_event, finished_findings, finished_plan, ids_of
from naptrack.judgements.isodate import read_date, written
from naptrack.judgements.model import Judgement, Kind, plan_name, quoted, standing
from naptrack.judgements.queries import new_evidence, split, unanchored
from naptrack.judgements.recorded import facts
from naptrack.models import Date, Finding, Mention, Modality, Record

Resolve = Callable[[str, Sequence[Mention]], Record]


@dataclass(frozen=True, slots=True)
class Settled:
    """What judgements made of the records: one for each State, and the event that each judgement bears on.

    ``events`` holds ids by judgement; None where no event holds its passage. Judgements that are
    undone are not in it.
    """

    records: Mapping[str, Record]
    events: Mapping[str, str | None]


def linked(judgements: Iterable[Judgement], iso3s: Iterable[str]) -> list[str]:
    """``iso3s`` and every State that a correction of an event's State ties to them, sorted."""
    pairs = [(j.iso3, j.changes.iso3) for j in judgements if j.changes.iso3]
    pairs += [(b, a) for a, b in pairs]
    found = set(iso3s)
    while more := {b for a, b in pairs if a in found} - found:
        found |= more
    return sorted(found)


def replay(mentions: Mapping[str, Sequence[Mention]], judgements: Sequence[Judgement], resolve: Resolve) -> Settled:
    """The records that ``mentions``, by State, come to under those of ``judgements`` that stand.

    ``mentions`` must hold every State that is ``linked`` with those asked for, also where nothing is told of it.
    """
    desk = _Desk(mentions, judgements, resolve)
    for judgement in desk.standing:
        desk.judge(judgement)
    return desk.settled()


class _Desk:
    """The States at hand, as they are after some of the judgements."""

    def __init__(
        self, mentions: Mapping[str, Sequence[Mention]], judgements: Sequence[Judgement], resolve: Resolve
    ) -> None:
        self.standing = [j for j in standing(judgements) if j.iso3 in mentions]
        self._recorded = {j.id for j in judgements if j.kind is Kind.RECORD}
        self._resolve = resolve
        self._told = {iso3: [Told(m.id, m, m) for m in told] for iso3, told in mentions.items()}
        self._raised: dict[str, list[Finding]] = {iso3: [] for iso3 in mentions}
        # By judgement: a passage that leads to its event in the end; else the event's id, or None.
        self._bears: dict[str, Told | str | None] = {}
        self._looked: dict[str, tuple[Record, list[Group]]] = {}

    def judge(self, judgement: Judgement) -> None:
        """Apply one judgement to the State as the earlier ones left it."""
        if judgement.kind is Kind.RECORD:
            self._record(judgement)
            return
        found = self._find(judgement)
        if found is None:
            self._bears[judgement.id] = None
            # What bears on a record that was taken back went with it.
            if not all(passage.mention in self._recorded for passage in judgement.passages):
                self._raised[judgement.iso3].append(unanchored(judgement))
            return
        iso3, group = found
        self._query(judgement, iso3, group)
        if judgement.kind is Kind.REJECT:
            self._bears[judgement.id] = judgement.event or group.id
            self._put(iso3, [told for told in self._told[iso3] if told not in group.told])
        else:
            self._correct(judgement, iso3, group)

    def settled(self) -> Settled:
        """What it all comes to."""
        records: dict[str, Record] = {}
        events: dict[str, str | None] = {}
        ids = ids_of(group for iso3 in sorted(self._told) for group in self._look(iso3)[1])
        for iso3 in sorted(self._told):
            record, groups = self._look(iso3)
            done = {group.event.id: finished_event(group, ids[group.event.id]) for group in groups}
            records[iso3] = Record(
                iso3,
                tuple(done.values()),
                tuple(finished_plan(plan, done) for plan in record.plans),
                finished_findings([*record.findings, *self._raised[iso3]], self._told[iso3]),
            )
            for judgement, bears in self._bears.items():
                if isinstance(bears, Told):
                    events.update((judgement, ids[group.event.id]) for group in groups if bears in group.told)
        lost = {judgement: bears for judgement, bears in self._bears.items() if not isinstance(bears, Told)}
        return Settled(records, {**dict.fromkeys(self._bears), **lost, **events})

    def _find(self, judgement: Judgement) -> tuple[str, Group] | None:
        """The State and the event that a judgement bears on: its own State's, else one that holds the passage now."""
        own = (judgement.iso3, judgement.changes.iso3)
        others = [iso3 for iso3 in sorted(self._told) if iso3 not in own]
        for look, iso3s in ((anchor, own), (holding, others)):
            for iso3 in iso3s:
                if iso3 in self._told:
                    groups = self._look(iso3)[1]
                    scene = look(judgement, [_scene(group) for group in groups])
                    if scene:
                        return iso3, next(group for group in groups if group.event is scene.event)
        return None

    def _record(self, judgement: Judgement) -> None:
        told = [Told(judgement.id, fact, None, [judgement]) for fact in facts(judgement)]
        self._bears[judgement.id] = told[0]
        self._put(judgement.iso3, [*self._told[judgement.iso3], *told])

    def _correct(self, judgement: Judgement, iso3: str, group: Group) -> None:
        changes, event, first = judgement.changes, group.event, group.told[0].now
        home = judgement.event or group.id
        set_to: dict[str, object] = {
            # Passages of one note on one occasion are one event, whatever their words.
            "note": first.note,
            "occasion": judgement.id,
            "iso3": changes.iso3 or iso3,
            "modality": changes.modality or event.modality,
            "place": changes.place or event.place,
        }
        if changes.place:
            set_to["venue_country"] = None
        if changes.date or event.milestone:
            set_to["date"] = _corrected_date(judgement, group) if changes.date else event.date
        if changes.online is not None:
            set_to["online"] = changes.online
        if changes.plan:
            set_to["plan"] = plan_name(changes.plan)
        if changes.title:
            set_to["title"] = changes.title
        marks = changes.marks or tuple(dict.fromkeys(told.now.mark for told in group.told))
        for told in group.told:
            mark = told.now.mark if told.now.mark in marks else marks[0]
            told.now = replace(told.now, mark=mark, **set_to)  # type: ignore[arg-type]
            told.judgements.append(judgement)
            told.home = home
        had = {told.now.mark for told in group.told}
        one = group.told[0]
        more = [
            Told(one.key, replace(one.now, mark=mark), one.note, [*one.judgements], home)
            for mark in marks
            if mark not in had
        ]
        self._bears[judgement.id] = one
        self._put(iso3, [told for told in self._told[iso3] if told not in group.told])
        to = changes.iso3 or iso3
        self._put(to, [*self._told.get(to, ()), *group.told, *more])

    def _query(self, judgement: Judgement, iso3: str, group: Group) -> None:
        """Ask the analyst about passages that came or went since; those judged again are settled."""
        later = self.standing[self.standing.index(judgement) + 1 :]
        settled = {p.mention for j in later if j.kind is not Kind.RECORD for p in j.passages}
        came = [
            told.note
            for told in group.told
            if told.note and told.key not in settled and not seen(judgement, _piece(told), written(told.note.date))
        ]
        made_on = {passage.mention for passage in judgement.passages}
        went = [
            told.note
            for other in self._look(iso3)[1]
            if other is not group
            for told in other.told
            if told.note and told.key in made_on - settled
        ]
        self._raised[judgement.iso3] += [*new_evidence(judgement, came), *split(judgement, went)]

    def _put(self, iso3: str, told: list[Told]) -> None:
        self._told[iso3] = told
        self._raised.setdefault(iso3, [])
        self._looked.pop(iso3, None)

    def _look(self, iso3: str) -> tuple[Record, list[Group]]:
        """The State as it stands: what its passages resolve to, each event with its own."""
        if iso3 not in self._looked:
            told = self._told[iso3]
            by_mention: dict[Mention, list[Told]] = {}
            for each in told:
                by_mention.setdefault(each.now, []).append(each)
            record = self._resolve(iso3, [each.now for each in told]) if told else Record(iso3)
            groups = [
                Group(event, [each for mention in dict.fromkeys(event.mentions) for each in by_mention[mention]])
                for event in record.events
            ]
            self._looked[iso3] = (record, groups)
        return self._looked[iso3]


def _corrected_date(judgement: Judgement, group: Group) -> Date:
    date = read_date(judgement.changes.date or "")
    modality = judgement.changes.modality or group.event.modality
    if not date.known and modality is Modality.OCCURRED:
        # It had happened when the first note told of it.
        notes = [told.now.note_date for told in group.told if told.now.note_date]
        return replace(date, latest=min(notes, default=judgement.made.date()))
    return date


def _scene(group: Group) -> Scene:
    return Scene(group.event, tuple(map(_piece, group.told)))


def _piece(told: Told) -> Piece:
    # As its note has it: that is how a judgement knows a passage.
    first = told.note or told.now
    return Piece(told.key, first.mark, quoted(first))
