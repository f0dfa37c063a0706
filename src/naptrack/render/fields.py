"""Every field of every row that is printed for programs: its name, its kind, what it means.

``docs/fields.md`` is written from here, ``datapackage.json`` takes its columns from here, and tests hold
what is printed against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Field(NamedTuple):
    """One field.

    ``kind`` is one of KINDS; ``where`` is empty for a field of JSON and CSV, else ``json`` or ``csv``.
    """

    name: str
    kind: str
    means: str
    where: str = ""


#: What stands in a field. In JSON null, in CSV an empty cell, where there is nothing.
KINDS = {
    "text": "text",
    "word": "one of a few words, named beside it",
    "id": "twelve or more hexadecimal digits, the same from run to run",
    "key": "text that names one thing, the same from run to run",
    "state": "a State's ISO 3166-1 alpha-3 code",
    "day": "a day: `2017-05-08`",
    "date": "a day, a month or a year, no finer than the notes say: `2017-05-08`, `2017-05`, `2017`",
    "time": "a moment in UTC: `2017-05-08T09:30:00Z`",
    "number": "a whole number",
    "ratio": "a number with decimals",
    "truth": "true or false",
    "texts": "a list of texts; in CSV with `; ` between them",
    "object": "a JSON object",
    "objects": "a list of JSON objects",
}

# As in the models, which take longer to import; a test compares them.
STAGES = ("update", "roundtable", "drafting", "draft-review", "approval", "submission", "implementation-review")
MILESTONES = (
    *("letter", "assistance-request", "national-report", "point-of-contact"),
    *("workshop", "visit", "peer-review", "training"),
)
STAGE = ", ".join(STAGES)
_ISO3 = Field("iso3", "state", "The State")
_STATE = Field("state", "text", "The State's UN short name")

STATUS = (
    _ISO3,
    Field("name", "text", "Its UN short name"),
    Field("stage", "word", f"The furthest stage that occurred in the latest edition of its plan: {STAGE}"),
    Field("since", "date", "The first day of that stage"),
    Field("last_evidence", "date", "The last day of any dated event with a stage"),
    Field("by", "day", "Where the stage has no date: the day by which it had been reached"),
    Field("next", "object", "The nearest stage that is planned and has not occurred: `stage`, `start`, `end`", "json"),
    Field("next_stage", "word", "The nearest stage that is planned and has not occurred", "csv"),
    Field("next_start", "date", "When it is to begin", "csv"),
    Field("next_end", "date", "When it is to end", "csv"),
    Field("plan", "key", "The edition that the stage was reached in", "json"),
    Field("plans", "texts", "All editions, oldest first", "json"),
    Field("edition", "text", "The name of the edition that the stage was reached in", "csv"),
    Field("roundtable", "text", "The date in the column Roundtable, as the table shows it", "csv"),
    Field("drafting", "text", "The date in the column Drafting", "csv"),
    Field("review", "text", "The date in the column Review, with D for a draft, I for implementation", "csv"),
    Field("approval", "text", "The date in the column Approval", "csv"),
    Field("judged_by", "texts", "The analysts on whose word a stage rests"),
)
EVENT = (
    Field("id", "id", "The event; `naptrack show ID` gives its sentences"),
    _ISO3,
    _STATE,
    Field("stages", "texts", f"The stages that it moved or is to move: {STAGE}"),
    Field("milestone", "word", f"{', '.join(MILESTONES)}; it moves no stage"),
    Field("modality", "word", "occurred, or planned"),
    Field("start", "date", "When it began"),
    Field("end", "date", "When it ended"),
    Field("precision", "word", "How finely the date is known: day, month, year, none"),
    Field("edtf", "text", "The date in Extended Date/Time Format (ISO 8601-2)"),
    Field("earliest", "day", "The first day on which it can have been"),
    Field("latest", "day", "The last day on which it can have been"),
    Field("date_text", "text", "The date as the note words it"),
    Field("place", "text", "Where it was held"),
    Field("venue_country", "state", "The country it was held in"),
    Field("online", "truth", "Whether it was held online, in whole or in part"),
    Field("title", "text", "What it was, in the words of the note"),
    Field("plan", "key", "The edition of the plan that it belongs to"),
    Field("origin", "word", "derived from notes alone, recorded by an analyst, or corrected by one"),
    Field("author", "text", "The analyst who judged it last"),
    Field("judged", "day", "The day of that judgement, UTC"),
    Field("source", "text", "What the judgement rests on, as the analyst cites it"),
)
PLAN = (
    Field("id", "key", "The edition"),
    _ISO3,
    Field("label", "text", "Its name in the notes; none where no note names it"),
    Field("period_start", "number", "The first year of its period"),
    Field("period_end", "number", "The last year of its period"),
    Field("approved", "date", "When it was approved"),
    Field("submitted", "date", "When it was submitted to the Committee"),
)
FINDING = (
    Field("id", "id", "The finding"),
    Field("code", "word", "What is the matter, such as dates-differ, year-unknown, stage-out-of-order"),
    Field("severity", "word", "notice, or warning"),
    _ISO3,
    Field("message", "text", "The same in a sentence"),
)
MENTION = (
    Field("note", "id", "The note that it stands in"),
    Field("mark", "word", "The stage or milestone that it tells of"),
    Field("start", "number", "Where it begins in the note's text: characters from 0"),
    Field("end", "number", "Where it ends, exclusive"),
    Field("parts", "objects", "Where a footnote or a page break cuts it: the pieces, each as [start, end]"),
    Field("exact", "text", "Its very words, line breaks and all"),
    Field("prefix", "text", "What stands before it"),
    Field("suffix", "text", "What stands after it"),
    Field("line", "number", "The line of the file, from 1"),
    Field("page", "number", "The page of the file, from 1"),
    Field("rule", "key", "The wording by which it was understood"),
)
NOTE = (
    Field("id", "id", "The note"),
    Field("path", "text", "Its path under the folder that was read"),
    Field("url", "text", "Its address, where it has one"),
    Field("sha256", "key", "The SHA-256 of the file"),
    Field("title", "text", "Its title"),
    Field("date", "day", "The day it was posted, else the last day in its head"),
    Field("start", "date", "The first day in its head"),
    Field("end", "date", "The last day in its head"),
    Field("place", "text", "Where its own event was held"),
    Field("online", "truth", "Whether that was online, in whole or in part"),
    Field("organizers", "texts", "Who organized it"),
    Field("participants", "texts", "Ministries and organizations that took part"),
)
JUDGEMENT = (
    Field("id", "id", "The judgement"),
    Field("kind", "word", "record, correct, reject, undo"),
    Field("made", "time", "When"),
    Field("author", "text", "By whom"),
    _ISO3,
    Field("marks", "texts", "Stages and milestones that were recorded, or were shown when it was judged"),
    Field("date", "text", "The date that was recorded, or was shown when it was judged"),
    Field("changes", "object", "What it sets"),
    Field("source", "text", "What it rests on"),
    Field("reason", "text", "Why"),
    Field("undoes", "id", "The judgement that it takes back"),
    Field("undone_by", "id", "The undo that took it back"),
    Field("shown", "id", "The id of its event, as it was shown when it was judged"),
    Field("event", "id", "The event that it bears on now; none where it bears on none"),
)
_FIRST_MENTION = (
    Field("quote", "text", "The first passage that tells of it, as a reader would copy it", "csv"),
    Field("note", "id", "The note of that passage", "csv"),
    Field("line", "number", "Its line in the file, from 1", "csv"),
    Field("page", "number", "Its page in the file, from 1", "csv"),
)

#: By the command that prints them.
ROWS: dict[str, tuple[Field, ...]] = {
    "status": STATUS,
    "timeline": (
        *EVENT,
        *_FIRST_MENTION,
        Field("mentions", "objects", "Every passage that tells of it, as `naptrack schema` describes it", "json"),
    ),
    "plans": (
        *PLAN[:2],
        _STATE,
        *PLAN[2:5],
        Field("stage", "word", f"The furthest stage that occurred: {STAGE}"),
        *PLAN[5:],
        Field("approval", "id", "The event of its approval"),
        Field("submission", "id", "The event of its submission"),
        Field("events", "texts", "All its events, by id"),
        Field("place", "texts", "Where notes tell of what it rests on", "csv"),
        Field("quote", "texts", "In what words", "csv"),
        Field(
            "rests_on",
            "objects",
            "The same: `stage`, `event`, `origin`, `author`, `note`, `path`, `line`, `page`, `quote`",
            "json",
        ),
    ),
    "search": (
        Field("note", "id", "The note"),
        *NOTE[1:3],
        NOTE[5],
        NOTE[4],
        Field("states", "texts", "The States of which it tells, by code"),
        Field("line", "number", "The line of the passage that shows the words, from 1"),
        Field("page", "number", "Its page, from 1"),
        Field("start", "number", "Where it begins in the note's text: characters from 0"),
        Field("end", "number", "Where it ends, exclusive"),
        Field("exact", "text", "Its very words"),
        Field("quote", "text", "The passage as a reader would copy it"),
        Field("words", "texts", "The words that were found in it"),
        Field("score", "ratio", "How well the note fits, the best first"),
    ),
    "check": (
        *FINDING,
        Field("place", "texts", "Where it stands", "csv"),
        Field("quote", "texts", "What stands there", "csv"),
        Field("mentions", "objects", "The passages it rests on, as `naptrack schema` describes them", "json"),
    ),
    "reconcile": (
        Field("account", "key", "What is counted"),
        Field("title", "text", "The same in words"),
        Field("committee", "number", "As the Committee has it"),
        Field("record", "number", "As the record has it"),
        Field("difference", "number", "The one less the other"),
        Field("members", "texts", "The States and editions that were counted", "csv"),
        Field(
            "members",
            "objects",
            "The same: `iso3`, `state`, `plan`, `label`, `stage`, `event`, `start`, `end`",
            "json",
        ),
    ),
    "log": (
        Field("time", "time", "When"),
        Field("what", "word", "ingest, record, correct, reject, undo"),
        Field("id", "key", "The run's number, or the judgement's id"),
        Field("author", "text", "By whom it was judged"),
        Field("iso3", "state", "The State judged on"),
        Field("text", "text", "What was done"),
        Field("source", "text", "What a judgement rests on"),
        Field("reason", "text", "Why"),
        Field("undone_by", "id", "The undo that took it back"),
        Field("event", "id", "The event that it bears on now"),
        Field("to", "state", "The State that an event was moved to"),
    ),
    "states": (
        _ISO3,
        Field("m49", "key", "Its M49 code, three digits"),
        Field("name", "text", "Its UN short name"),
        Field("formal_name", "text", "Its formal name"),
        Field("member", "truth", "Whether it is a Member of the United Nations; else an observer"),
        Field("former", "texts", "Its former names, with their years", "csv"),
        Field("former", "objects", "Its former names: `name`, `first`, `last`", "json"),
        Field("aliases", "texts", "Other names that are understood"),
        Field("record", "truth", "Whether there is a record of it"),
        Field("stage", "word", f"Where its plan stands: {STAGE}"),
    ),
    "stages": (
        Field("name", "word", "The stage or milestone"),
        Field("kind", "word", "stage, or milestone"),
        Field("order", "number", "The place of a stage among stages, from 1"),
        Field("column", "text", "The column of the status table that shows it"),
        Field("meaning", "text", "What it means"),
        Field("apart", "text", "What does not count"),
        Field("follows", "text", "What may follow"),
        Field("example", "text", "A text that tells of it", "csv"),
        Field("example_iso3", "state", "Of which State", "csv"),
        Field("example_date", "text", "And when", "csv"),
        Field("example", "object", "A text that tells of it: `text`, `iso3`, `date`", "json"),
        Field("wordings", "texts", "Wordings by which it is known"),
        Field("unlike", "texts", "Texts that are like it and do not count"),
    ),
    "db info": (
        Field("path", "text", "Where the database is"),
        Field("bytes", "number", "How large"),
        Field("schema", "number", "The version of its schema"),
        Field("sqlite", "text", "The version of SQLite that read it"),
        Field("notes", "number", "Notes"),
        Field("first_note", "day", "The date of the earliest"),
        Field("last_note", "day", "The date of the latest"),
        Field("undated_notes", "number", "Notes without a date"),
        Field("pending_notes", "number", "Notes that are stored and not yet in the answers"),
        Field("files", "number", "Files that hold them"),
        Field("states", "number", "States with a record"),
        Field("plans", "number", "Editions of plans"),
        Field("events", "number", "Events"),
        Field("mentions", "number", "Passages that tell of them"),
        Field("findings", "number", "Findings"),
        Field("judgements", "number", "Judgements"),
        Field("bookmarks", "number", "Bookmarks of `summary`"),
        Field("runs", "number", "Ingests"),
        Field("last_run", "time", "When the last began"),
        Field("last_naptrack", "text", "The version of naptrack that ran it"),
    ),
    "db verify": (
        Field("check", "text", "What was checked"),
        Field("looked_at", "number", "How many things"),
        Field("differs", "texts", "Those that differ"),
    ),
    "sources list": (
        Field("name", "key", "The source"),
        Field("folder", "text", "Its folder"),
        Field("address", "text", "Its address"),
        Field("pattern", "texts", "The links that are followed"),
        Field("hosts", "texts", "Other hosts on which links are followed"),
        Field("private", "truth", "Whether it is in a private network"),
        Field("robots", "truth", "Whether its robots.txt is obeyed"),
        Field("pause", "ratio", "Seconds between two requests"),
    ),
}


def named(fields: Iterable[Field], form: str) -> list[str]:
    """The names of those fields that JSON or CSV has, as ``form`` says."""
    return [field.name for field in fields if field.where in ("", form)]
