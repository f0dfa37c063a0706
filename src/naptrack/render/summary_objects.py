"""A summary as JSON; every text is on one line and safe to show."""

from __future__ import annotations

from typing import Any

from naptrack import judgements
from naptrack.judgements import Judgement
from naptrack.lifecycle import name_of
from naptrack.models import Stage
from naptrack.render.summary import places, stage_passage
from naptrack.render.text import quote, shown, unmarked
from naptrack.summary import (
    Change,
    EventFacts,
    Evidence,
    FindingFacts,
    News,
    Passage,
    PlanFacts,
    StatusFacts,
    Summary,
)

JSON = dict[str, Any]

STAGES = frozenset(Stage)


def document(summary: Summary) -> JSON:
    """The report for programs; see docs/cron.md for its fields."""
    since = summary.since
    return {
        "schema_version": 1,
        "since": {"kind": since.kind, "name": shown(since.name), "at": since.at},
        **_document(summary.news, summary.evidence),
        "newer_rules": _document(summary.rules, summary.evidence),
        **(
            {"planned": [_event_object(key, facts, summary.evidence) for key, facts in summary.upcoming]}
            if summary.upcoming is not None
            else {}
        ),
    }


def _document(news: News, evidence: Evidence) -> JSON:
    return {
        "stage_changes": [_stage_object(change, evidence) for change in news.statuses],
        "events": [
            {
                "change": _kind(change),
                **_event_object(change.key, change.facts, evidence),
                "before": _event_facts(change.before) if change.before and change.after else None,
                "part_of": change.into,
            }
            for change in news.events
        ],
        "plans": [
            {
                "change": _kind(change),
                "id": change.key,
                **_plan_object(change.facts),
                "before": _plan_object(change.before) if change.before and change.after else None,
            }
            for change in news.plans
        ],
        "findings": [
            {
                "change": "settled" if change.after is None else _kind(change),
                "id": change.facts.id,
                **_finding_object(change.facts),
                "places": places(change.key, evidence),
            }
            for change in news.findings
        ],
        "judgements": [
            {"change": change.after or "gone", "id": change.key, **_judgement_object(evidence.judgements[change.key])}
            for change in news.judgements
        ],
        "notes": [
            {
                "change": "revised" if change.before and change.after else _kind(change),
                "id": change.key,
                "path": shown(change.facts.path),
                "url": evidence.addresses.get(change.key),
                "title": unmarked(change.facts.title),
                "date": change.facts.date,
            }
            for change in news.notes
        ],
    }


def _kind(change: Change[Any]) -> str:
    return "new" if change.before is None else "gone" if change.after is None else "changed"


def _stage_object(change: Change[StatusFacts], evidence: Evidence) -> JSON:
    passage = stage_passage(change, evidence)
    return {
        "iso3": change.key,
        "state": name_of(change.key),
        "from": _status_object(change.before),
        "to": _status_object(change.after),
        "event": evidence.reached.get(change.key),
        "evidence": _passage_object(passage) if passage else None,
    }


def _status_object(facts: StatusFacts | None) -> JSON:
    return (facts or StatusFacts(None, None, None, None, None))._asdict()


def _event_object(key: str, facts: EventFacts, evidence: Evidence) -> JSON:
    told = [_passage_object(passage) for passage in evidence.passages.get(key, ())]
    return {"id": key, **_event_facts(facts), "evidence": told}


def _event_facts(facts: EventFacts) -> JSON:
    stages = [mark for mark in facts.marks if mark in STAGES]
    return {
        "iso3": facts.iso3,
        "state": name_of(facts.iso3),
        "stages": stages,
        "milestone": next((mark for mark in facts.marks if mark not in STAGES), None),
        "modality": facts.modality,
        "start": facts.start,
        "end": facts.end,
        "latest": facts.latest,
        "place": unmarked(facts.place) if facts.place else None,
        "title": unmarked(facts.title),
        "origin": facts.origin,
        "author": shown(facts.author) if facts.author else None,
    }


def _passage_object(passage: Passage) -> JSON:
    return {
        "mark": passage.mark,
        "quote": quote(passage),
        "path": shown(passage.path),
        "url": shown(passage.url) if passage.url else None,
        "line": passage.line,
        "page": passage.page,
    }


def _plan_object(facts: PlanFacts) -> JSON:
    return {**facts._asdict(), "state": name_of(facts.iso3)}


def _finding_object(facts: FindingFacts) -> JSON:
    return {
        "code": facts.code,
        "severity": facts.severity,
        "iso3": facts.iso3,
        "message": unmarked(facts.message),
    }


def _judgement_object(judgement: Judgement) -> JSON:
    return {
        "kind": judgement.kind,
        "iso3": judgement.iso3,
        "what": shown(judgements.said(judgement)),
        "author": shown(judgement.author),
        "made": judgement.made.isoformat(),
        "source": shown(judgement.source) if judgement.source else None,
        "why": shown(judgement.reason) if judgement.reason else None,
    }
