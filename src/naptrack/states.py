"""States: their names past and present, and where a text names them.

Tables carry the facts. ``reference/states.csv`` holds the 193 Members of the
United Nations and its two observer States, keyed by ISO 3166-1 alpha-3 and M49,
under the short names that the United Nations uses. ``reference/not_states.csv``
holds what looks like a State and is none (a sea, a treaty, a university), with the
reason. ``reference/persons.csv`` tells "Jordan Peters" from "Jordan Customs".
A capital or city says where a meeting was; it takes no position on anything else.

A word that two States share ("Congolese", "Korea", "Dominican") names neither.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

Form = Literal["name", "former", "alias", "demonym", "capital"]

_REFERENCE = Path(__file__).parent / "reference"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name once held, with its first and last year; None where open or before independence."""

    name: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class State:
    """A Member of the United Nations, or an observer State.

    ``demonyms`` are adjectives and peoples in the singular; their plural in -s is
    understood. ``cities`` are other places where meetings are held.
    """

    iso3: str
    m49: str
    name: str
    formal_name: str
    member: bool
    former: tuple[FormerName, ...]
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateSpan:
    """Where a text names a State, and by what kind of name: ``text[start:end]``."""

    start: int
    end: int
    iso3: str
    form: Form


@cache
def states() -> Mapping[str, State]:
    """All States by alpha-3, in the order of their names."""
    with (_REFERENCE / "states.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["iso3"]: _state(row) for row in csv.DictReader(file)})


def lookup(query: str) -> State | None:
    """The one State that ``query`` names; None where it names none or more than one.

    Understands short, formal and former names, abbreviations, demonyms, alpha-3 and
    M49 codes, in any case, with or without accents, quotes, hyphens and "the".

    >>> lookup("turkey").name
    'Türkiye'
    >>> lookup("the kyrgyz republic").iso3
    'KGZ'
    >>> lookup("Congolese") is None
    True
    """
    key = _key(query)
    names = _names()
    found = names.get(key)
    if found is None:
        # "Uzbekistan, Republic of"; then "Republic of Mongolia", which is no State's formal name.
        front, _, back = query.partition(",")
        found = names.get(_key(f"{back} {front}")) or names.get(_KIND_OF_STATE.sub("", key))
        if found and (hit := _index().phrases.get(key)) and hit.iso3 is None:
            return None  # "Republic of China"
    return states()[found] if found else None


def suggest(query: str, limit: int = 3) -> list[str]:
    """Names of States that ``query`` may have meant, nearest first.

    >>> suggest("Mongola", 1)
    ['Mongolia']
    """
    import difflib

    key = _key(query)
    if not key:
        return []
    owners = _owners()
    begun = sorted(name for name in owners if name.startswith(key)) if len(key) > 2 else []
    near = difflib.get_close_matches(key, owners, n=3 * limit, cutoff=0.6)
    held = sorted(name for name in owners if f" {key} " in f" {name} ") if len(key) > 2 else []
    known = states()
    names = (known[iso3].name for form in [*owners.keys() & {key}, *begun, *near, *held] for iso3 in owners[form])
    return list(dict.fromkeys(names))[:limit]


def find(text: str) -> tuple[StateSpan, ...]:
    """Every State that ``text`` names, in order: the longest name wins, and none overlap.

    A name is read only where it begins with a capital, so "turkey" and "us" are no
    States; nor is a State found inside a longer proper name ("Lake Chad") or a
    person's ("Ms. Georgia Smith"). Possessive endings stay outside the span.

    >>> [(s.iso3, s.form) for s in find("Niger, the Nigerian delegation and Lake Chad")]
    [('NER', 'name'), ('NGA', 'demonym')]
    """
    return tuple(_spans(text))


# --- finding -----------------------------------------------------------------------------------

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u036f"
_CAPITALISED = re.compile(rf"[A-ZÀ-ÖØ-Þİ][{_LETTERS}]*|former(?= Yugoslav)|eSwatini|fYROM")
# What may stand between two words of one name, and the word: "d'Ivoire", "St. Lucia", "Iran (Islamic".
_NEXT = re.compile(rf"(['’‘ʼ`´] ?|(?!\n\s)[\s‐‑–-]{{1,3}}\(?|\. ?|, ?)([{_LETTERS}]+|&)")
_SHORTENED = frozenset({"st", "rep", "fed", "dem", "dr", "d", "i", "k", "n", "p", "r", "s", "u", "c", "o", "a"})

_TITLED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Dame|Madam|Madame|Ambassador|Amb|H\.E|Judge|Senator"
    r"|Colonel|Col|Captain|Capt|Lieutenant|Lt|Gen)\.?|(?<!Attorney )(?<!Director[ -])(?<!Secretary[ -])"
    rf"(?<!Consul )(?<!Inspector )\bGeneral) (?P<given>(?:[A-Z][{_LETTERS}.'’-]* ){{0,2}})$"
)
_CAPITAL_BEFORE = re.compile(r"[A-Z]\S* \Z")  # a cheap first look
_SURNAME = re.compile(rf" ([A-Z][{_LETTERS}'’-]++)(?! [A-ZÀ-Þ&])")
# "in Russian and French"; but "from Russian and French officials"
_LANGUAGE = re.compile(
    r"(?:\b(?:in|into|from)(?: both)?(?: [A-Z]\w+(?:,|,? and|,? or))*|\bEnglish(?:,? and|,? or|,|/)) ?$"
)
_LANGUAGE_ENDS = re.compile(
    r"(?! (?!(?:and|or|at|on|by|as|with|only|to|for|between|in|from|since|until|before|after|during|is|was|are|were|which"
    r"|that|but|so)\b)[A-Za-z]|-[a-z])"
)
_SHOUTED = re.compile(r"\b[A-Z]{2,} $")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*$")


class _Hit(NamedTuple):
    iso3: str | None  # None: what looks like a State and is none
    form: Form


class _Index(NamedTuple):
    words: dict[str, _Hit]  # one-word names, spelled out: case and accents count
    phrases: dict[str, _Hit | None]  # longer names, folded; None for a beginning of one
    tails: dict[str, frozenset[str]]  # "{city}" and its like: how a longer name goes on, and with which capitals


def _spans(text: str) -> Iterator[StateSpan]:
    index = _index()
    words, phrases = index.words, index.phrases
    done = 0
    for match in _CAPITALISED.finditer(text):
        word = match[0]
        hit = words.get(word)
        key = word.lower() if word.isascii() else _fold(word)
        if hit is None and not word.isascii():
            hit = words.get(unicodedata.normalize("NFC", word)) or words.get(_plain(word))
        if hit is None and key not in phrases:
            continue
        start, end = match.span()
        if start < done or (start and text[start - 1].isalnum()):
            continue
        single = True
        if key in phrases and (longer := _walk(text, end, key, phrases)):
            (end, hit), single = longer, False
        if hit is None:
            continue
        done = end
        if hit.iso3 is None:
            continue
        if tail := _tail(text, end, hit.form, index):
            done = tail
        elif not _misleads(text, start, end, hit.form, single):
            yield StateSpan(start, end, hit.iso3, hit.form)


def _walk(text: str, end: int, key: str, phrases: Mapping[str, _Hit | None]) -> tuple[int, _Hit] | None:
    """The end of the longest name that begins with ``key`` and goes on at ``end``, and what it names."""
    best: tuple[int, _Hit] | None = None
    word = key
    while step := _NEXT.match(text, end):
        gap, raw = step.groups()
        if gap[0] == "." and (word not in _SHORTENED or (gap == ". " and len(word) == len(raw) == 1)):
            break  # "in Papua. New Guinea", "in the U.S. A meeting"
        word = raw.lower() if raw.isascii() else _fold(raw)
        key += _joint(gap) + ("and" if word == "&" else word)
        if key not in phrases:
            break
        end = step.end()
        if hit := phrases[key]:
            closing = ("(" in key and text[end : end + 1] == ")") or (
                gap[0] == "." and len(raw) == 1 and text[end : end + 1] == "."
            )
            best = (end + closing, hit)
    return best


def _joint(gap: str) -> str:
    if gap[0] in "'’‘ʼ`´":
        return ""
    if gap[0] == ",":
        return ", "
    return " (" if gap[-1] == "(" else " "


def _tail(text: str, end: int, form: Form, index: _Index) -> int | None:
    """Where a longer proper name ends that a State or city begins ("Vienna Convention"); None if it begins none."""
    marks = ("{city}",) if form == "capital" else ("{demonym}", "{state}") if form == "demonym" else ("{state}",)
    for mark in marks:
        longer = _walk(text, end, mark, index.phrases)
        if longer is None:
            continue
        said = text[end : longer[0]].lstrip(" -")
        if said[0].isupper() or said in index.tails[mark]:
            return longer[0]
    return None


def _misleads(text: str, start: int, end: int, form: Form, single: bool) -> bool:
    """True where the words name a person, a language, a currency or an address and no State."""
    before, word = text[max(0, start - 60) : start], text[start:end]
    if before.endswith(("@", "/", ".", "=", "%")) and _ADDRESS.search(before):
        return True
    if text[end : end + 1] in ("@", "$") or (text[end : end + 1] == "." and text[end + 1 : end + 2].islower()):
        return True
    if not single:
        return False
    if word == "US" and _SHOUTED.search(before):
        return True  # "CONTACT US"
    if form == "demonym" and _LANGUAGE.search(before) and _LANGUAGE_ENDS.match(text, end):
        return True
    return _is_person(text, end, before, word)


def _is_person(text: str, end: int, before: str, word: str) -> bool:
    """True where ``word``, which ends at ``end``, is part of a person's name."""
    persons = _persons()
    titled = _TITLED.search(before) if _CAPITAL_BEFORE.search(before) else None
    if titled and (word.capitalize() in persons.given or not (titled["given"] or word.isupper())):
        return True
    if word not in persons.given:
        return False
    named = _SURNAME.match(text, end)
    return bool(
        named and not named[1].isupper() and named[1] not in persons.no_surnames and named[1] not in _index().words
    )


# --- tables ------------------------------------------------------------------------------------


class _Persons(NamedTuple):
    given: frozenset[str]  # States and cities that are given names or surnames, too
    no_surnames: frozenset[str]  # what follows a State in a headline, or in the name of one of its bodies


@cache
def _persons() -> _Persons:
    kinds: dict[str, set[str]] = {"given name": set(), "no surname": set()}
    with (_REFERENCE / "persons.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kinds[row["kind"]].add(row["word"])
    return _Persons(frozenset(kinds["given name"]), frozenset(kinds["no surname"]))


@cache
def _index() -> _Index:
    words: dict[str, _Hit] = {}
    phrases: dict[str, _Hit | None] = {}
    tails: dict[str, set[str]] = {"{city}": set(), "{state}": set(), "{demonym}": set()}
    with (_REFERENCE / "not_states.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phrase = row["phrase"]
            if phrase.startswith("{"):
                mark, _, tail = phrase.partition(" ")
                tails[mark].add(tail)
            _add(words, phrases, phrase, _Hit(None, "name"))
    for name, form, owners in _forms():
        if len(owners) == 1:
            _add(words, phrases, name, _Hit(owners[0], form))
    # In lists of States these are two of them; they were one only from 2003 to 2006.
    del phrases["serbia and montenegro"]
    return _Index(words, phrases, {mark: frozenset(tail) for mark, tail in tails.items()})


def _add(words: dict[str, _Hit], phrases: dict[str, _Hit | None], name: str, hit: _Hit) -> None:
    """Enter ``name``, unless an earlier one has its spelling."""
    mark, _, rest = name.partition(" ") if name.startswith("{") else ("", "", name)
    pieces = re.findall(rf"[{_LETTERS}]+|&", rest)
    if len(pieces) == 1 and not mark:
        plain = _plain(name)
        for spelled in (name, name.upper(), plain, plain.upper()):
            words.setdefault(spelled, hit)
        return
    key = mark or _fold(pieces[0])
    at = rest.index(pieces[0]) + len(pieces[0])
    if mark:
        phrases.setdefault(key, None)
        key, at = f"{mark} {_fold(pieces[0])}", at
    while True:
        phrases.setdefault(key, None)
        step = _NEXT.match(rest, at)
        if step is None:
            break
        key += _joint(step[1]) + ("and" if step[2] == "&" else _fold(step[2]))
        at = step.end()
    phrases[key] = phrases[key] or hit


def _forms() -> Iterator[tuple[str, Form, tuple[str, ...]]]:
    """Every form of every name with the States that bear it; the first of two kinds wins."""
    kinds: dict[str, Form] = {}
    owners: dict[str, list[str]] = {}
    for form in ("name", "former", "alias", "demonym", "capital"):
        for state in states().values():
            for name in _names_of(state, form):
                if kinds.setdefault(name, form) == form and state.iso3 not in owners.setdefault(name, []):
                    owners[name].append(state.iso3)
    for name, form in kinds.items():
        yield name, form, tuple(owners[name])


def _names_of(state: State, form: Form) -> tuple[str, ...]:
    match form:
        case "name":
            former = {old.name for old in state.former}
            return (state.name, *(() if state.formal_name in former else (state.formal_name,)))
        case "former":
            return tuple(old.name for old in state.former)
        case "alias":
            return state.aliases
        case "demonym":
            return (*state.demonyms, *(f"{people}s" for people in state.demonyms if _takes_s(people)))
        case "capital":
            return (*state.capitals, *state.cities)


def _takes_s(people: str) -> bool:
    return not people.endswith(("s", "sh", "ch", "se", "men", "man"))


@cache
def _owners() -> Mapping[str, tuple[str, ...]]:
    """Folded names, formal, former and other, and demonyms, with the States that bear them."""
    owners: dict[str, tuple[str, ...]] = {}
    for name, form, isos in _forms():
        if form != "capital":
            key = _key(name)
            owners[key] = tuple(dict.fromkeys((*owners.get(key, ()), *isos)))
    return owners


@cache
def _names() -> Mapping[str, str]:
    names = {key: isos[0] for key, isos in _owners().items() if len(isos) == 1}
    for state in states().values():
        names[state.iso3.lower()] = names[state.m49] = state.iso3
    return names


# --- reading -----------------------------------------------------------------------------------

_YEARS = re.compile(r"(?P<name>.+) \((?P<first>\d{4})?(?P<dash>-)?(?P<last>\d{4})?\)")
_KIND_OF_STATE = re.compile(r"^(?:republic|kingdom|state|principality|sultanate|commonwealth|union) of (?:the )?")
_QUOTES = re.compile(r"['’‘ʼ`´\"“”]")
_NOT_LETTERS = re.compile(r"[\W_]+")


def _state(row: Mapping[str, str]) -> State:
    return State(
        iso3=row["iso3"],
        m49=row["m49"],
        name=row["name"],
        formal_name=row["formal_name"],
        member=row["status"] == "member",
        former=tuple(_former(item) for item in _items(row["former"])),
        aliases=_items(row["aliases"]),
        demonyms=_items(row["demonyms"]),
        capitals=_items(row["capitals"]),
        cities=_items(row["cities"]),
    )


def _items(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _former(item: str) -> FormerName:
    match = _YEARS.fullmatch(item)
    if match is None:
        raise ValueError(f"states.csv: a former name needs its years: {item!r}")
    first = int(match["first"]) if match["first"] else None
    last = int(match["last"]) if match["last"] else None
    return FormerName(match["name"], first, last if match["dash"] else first)


def _plain(text: str) -> str:
    """``text`` without its accents."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _fold(text: str) -> str:
    """``text`` without accents and case."""
    return _plain(text).casefold()


def _key(query: str) -> str:
    """``query`` as names are looked up: letters and digits alone, single spaces, no "the" before them."""
    folded = _QUOTES.sub("", _fold(query)).replace("&", " and ")
    return _NOT_LETTERS.sub(" ", folded).strip().removeprefix("the ")
