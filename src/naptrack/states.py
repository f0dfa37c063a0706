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
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class SharedName:
    """Where a text has a word for one of several States, ``iso3s``, and does not tell which: ``text[start:end]``."""

    start: int
    end: int
    iso3s: tuple[str, ...]


@cache
def states() -> Mapping[str, State]:
    """All States by alpha-3, in the order of their names."""
    return MappingProxyType({row["iso3"]: _state(row) for row in _rows("states.csv")})


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
    if short := _short_names().get(key):
        return states()[short]
    names = _names()
    found = names.get(key)
    if found is None:
        # "Uzbekistan, Republic of"; then "Republic of Mongolia", which is no State's formal name.
        front, _, back = query.partition(",")
        found = names.get(_key(f"{back} {front}")) or names.get(_KIND_OF_STATE.sub("", key, count=1))
        if found and _finder().phrases.get(key) == (None, "name"):
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
    near = difflib.get_close_matches(key, owners, n=3 * limit, cutoff=0.72)
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
    return tuple(_finder().spans(text))


def shared(text: str) -> tuple[SharedName, ...]:
    """Every word of ``text`` that two States share and that stands for one of them, in order.

    >>> [(one.start, one.iso3s) for one in shared("the Korean plan, that of South Korea and of the Republic of Korea")]
    [(4, ('PRK', 'KOR'))]
    """
    pattern, owners = _shared_names()
    if pattern.search(text) is None:
        return ()
    named = [range(one.start, one.end) for one in find(text)]
    return tuple(
        SharedName(*match.span(), owners[match[0]])
        for match in pattern.finditer(text)
        if not any(match.start() in one for one in named)
    )


# --- finding -----------------------------------------------------------------------------------

_Hit = tuple[str | None, Form]  # alpha-3 (None: what looks like a State and is none), and the kind of name

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u036f"
_QUOTES = "'’‘ʼ`´"
# First parts of names after which a full stop ends no sentence: "St. Lucia", "Rep. of Korea", "D.R. Congo".
_SHORTENED = frozenset({"st", "rep", "fed", "dem", "dr", "d", "i", "k", "n", "p", "r", "s", "u", "c", "o", "a"})
_MARKS: Mapping[Form, tuple[str, ...]] = {"capital": ("{city}",), "demonym": ("{demonym}", "{state}")}


@cache
def _finder() -> _Finder:
    return _Finder()


class _Finder:
    """Reads texts against all names at once, by the first word of each.

    Built at the first text and not on import: patterns and names cost some milliseconds,
    and most questions read no text.
    """

    def __init__(self) -> None:
        self.capitalised = re.compile(rf"[A-ZÀ-ÖØ-Þİ][{_LETTERS}]*|former(?= Yugoslav)|eSwatini|fYROM")
        # What may stand between two words of one name, and the word: "d'Ivoire", "St. Lucia", "Iran (Islamic".
        self.next = re.compile(rf"([{_QUOTES}] ?|(?!\n\s)[\s‐‑–-]{{1,3}}\(?|\. ?|, ?)([{_LETTERS}]+|&)")
        self.pieces = re.compile(rf"[{_LETTERS}]+|&")
        self.shouted = re.compile(r"\b[A-Z]{2,} $")
        # "in Russian and French"; but "from Russian and French officials"
        self.language = re.compile(
            r"(?:\b(?:in|into|from)(?: both)?(?: [A-Z]\w+(?:,|,? and|,? or))*|\bEnglish(?:,? and|,? or|,|/)) ?$"
        )
        self.language_ends = re.compile(
            r"(?:(?:,|,? and|,? or) [A-Z]\w+)*+(?! (?!(?:and|or|at|on|by|as|with|only|to|for|between|in|from|since"
            r"|until|before|after|during|is|was|are|were|will|shall|would|can|could|may|has|had|have|which|that|but|so)\b)[A-Za-z]|-[a-z])"
        )
        self.capital_before = re.compile(r"[A-Z]\S* \Z")  # a cheap first look
        self.titled = re.compile(
            r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Dame|Madam|Madame|Ambassador|Amb|H\.E|Judge|Senator"
            r"|Colonel|Col|Captain|Capt|Lieutenant|Lt|Gen)\.?|(?<!Attorney )(?<!Director[ -])(?<!Secretary[ -])"
            rf"(?<!Consul )(?<!Inspector )\bGeneral) (?P<given>(?:[A-Z][{_LETTERS}.'’-]* ){{0,2}})$"
        )
        self.first_name = re.compile(
            r"(?:^|[\s(])(?!(?:In|On|At|To|For|From|With|By|Of|And|But|As|Or|Like|Unlike|Both|Since|While|When|After|Before"
            r"|Between|Also|Although|Today|The|Visit|Mission|Peer|States?|Republic|Kingdom)\b|[A-Z][a-z]+ing )"
            r"[A-Z][a-z]+ $"
        )
        self.role = re.compile(
            r"(?:, (?:an? |the |who |then |our |its )?(?:[\w-]+ ){0,2}?(?:coordinator|experts?|head|director|chair\w*"
            r"|representative|officer|minister|advis[eo]r|consultant|member|professor|lawyer|official|secretary"
            r"|of the|from the)\b|,? (?:who )?(?:said|told|explained|added"
            r"|noted|recalled|remarked|opened|thanked|moderated|chaired)\b)"
        )
        self.surname = re.compile(rf" ([A-Z][{_LETTERS}'’-]++)(?! [A-ZÀ-Þ&])")

        words = {kind: set[str]() for kind in ("given name", "no surname")}
        for row in _rows("persons.csv"):
            words[row["kind"]].add(row["word"])
        self.given = words["given name"]  # States and cities that are given names or surnames, too
        self.no_surnames = words["no surname"]  # what follows a State in a headline, or in the name of its bodies

        self.words: dict[str, _Hit] = {}  # names of one word as spelled: case and accents count
        self.phrases: dict[str, _Hit | None] = {}  # longer names, folded; None for a mere beginning of one
        self.tails: set[str] = set()  # "{city} Convention" and its like, as spelled
        for row in _rows("not_states.csv"):
            self._enter(row["phrase"], (None, "name"))
        for name, form, owners in _forms():
            if len(owners) == 1:
                self._enter(name, (owners[0], form))
        for state in states().values():
            if not state.name.endswith(("s", "Guinea")):  # "Surinames plan", where a page lost the apostrophe
                self._enter(f"{state.name}s", (state.iso3, "name"))
        # In lists of States these are two of them; they were one only from 2003 to 2006.
        del self.phrases["serbia and montenegro"]

    def _enter(self, name: str, hit: _Hit) -> None:
        """Take up ``name``, unless an earlier one has its spelling."""
        mark, rest = "", name
        if name.startswith("{"):
            self.tails.add(name)
            mark, _, rest = name.partition(" ")
            self.phrases[mark] = None
        first = self.pieces.search(rest)
        if first is None:
            raise ValueError(f"no letters in the name {name!r}")
        key = f"{mark} {_fold(first[0])}".strip()
        at = first.end()
        if not mark and self.next.match(rest, at) is None:
            plain = _plain(name)
            for spelled in (name, name.upper(), plain, plain.upper()):
                self.words.setdefault(spelled, hit)
            return
        self.phrases.setdefault(key, None)
        while step := self.next.match(rest, at):
            key += _joined(*step.groups())
            self.phrases.setdefault(key, None)
            at = step.end()
        self.phrases[key] = self.phrases[key] or hit

    def spans(self, text: str) -> Iterator[StateSpan]:
        words, phrases = self.words, self.phrases
        done = 0
        for match in self.capitalised.finditer(text):
            word = match[0]
            hit = words.get(word)
            if word.isascii():
                key = word.lower()
            else:
                key = _fold(word)
                hit = hit or words.get(unicodedata.normalize("NFC", word)) or words.get(_plain(word))
            if hit is None and key not in phrases:
                continue
            start, end = match.span()
            if start < done or (start and text[start - 1].isalnum()):
                continue
            longer = self._longest(text, end, key) if key in phrases else None
            if longer:
                end, hit = longer
            if hit is None:
                continue
            done = end
            iso3, form = hit
            if iso3 is None:
                continue
            if tail := self._tail(text, end, form):
                done = tail
            elif not self._misleads(text, start, end, form, single=longer is None):
                yield StateSpan(start, end, iso3, form)

    def _longest(self, text: str, end: int, key: str) -> tuple[int, _Hit] | None:
        """Where the longest name ends that begins with ``key`` and goes on at ``end``, and what it names."""
        best: tuple[int, _Hit] | None = None
        word = key
        while step := self.next.match(text, end):
            gap, raw = step.groups()
            if gap[0] == "." and (word not in _SHORTENED or (gap == ". " and len(word) == len(raw) == 1)):
                break  # "in Papua. New Guinea", "in the U.S. A meeting"
            word = _fold(raw)
            key += _joined(*step.groups())
            if key not in self.phrases or (gap[0] in _QUOTES and best and self.phrases[key] == best[1]):
                break  # "Sri Lanka's" is no "Sri Lankas"
            end = step.end()
            if hit := self.phrases[key]:
                after = text[end : end + 1]
                closes = (after == ")" and "(" in key) or (after == "." and gap[0] == "." and len(raw) == 1)
                best = (end + closes, hit)
        return best

    def _tail(self, text: str, end: int, form: Form) -> int | None:
        """Where a longer proper name ends that a State or city begins ("Vienna Convention"); None if it begins none.

        A tail that the table writes with a capital needs it: "in Vienna agreement was reached".
        """
        for mark in _MARKS.get(form, ("{state}",)):
            longer = self._longest(text, end, mark)
            if longer is None:
                continue
            tail = text[end : longer[0]].lstrip(" -")
            if tail[0].isupper() or f"{mark} {tail}" in self.tails:
                return longer[0]
        return None

    def _misleads(self, text: str, start: int, end: int, form: Form, single: bool) -> bool:
        """True where the words stand for a person, a language, money or an address, and for no State."""
        before, word = text[max(0, start - 60) : start], text[start:end]
        if before.endswith(("@", "/", ".", "=", "%")):
            chunk = before.split()[-1]
            if "://" in chunk or "www." in chunk or "@" in chunk:
                return True
        if text.startswith(("@", "$"), end) or (text.startswith(".", end) and text[end + 1 : end + 2].islower()):
            return True
        if not single:
            return False
        if word == "US" and self.shouted.search(before):
            return True  # "CONTACT US"
        if form == "demonym" and self.language.search(before) and self.language_ends.match(text, end):
            return True
        return self._is_person(text, end, before, word)

    def _is_person(self, text: str, end: int, before: str, word: str) -> bool:
        """True where ``word``, which stands between ``before`` and ``end``, is part of a person's name."""
        titled = self.titled.search(before) if self.capital_before.search(before) else None
        if titled and (word.capitalize() in self.given or not (titled["given"] or word.isupper())):
            return True
        if word in self.given and self.first_name.search(before) and self.role.match(text, end):
            return True  # "Peter Jordan, who opened the workshop"
        named = self.surname.match(text, end) if word in self.given else None
        return bool(
            named and not named[1].isupper() and named[1] not in self.no_surnames and named[1] not in self.words
        )


def _joined(gap: str, word: str) -> str:
    """``word`` folded, with what stood before it: nothing for a quote, else a space, a comma or a bracket."""
    folded = "and" if word == "&" else _fold(word)
    if gap[0] in _QUOTES:
        return folded
    return f"{',' if gap[0] == ',' else ''} {'(' if gap[-1] == '(' else ''}{folded}"


# --- names -------------------------------------------------------------------------------------


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
def _shared_names() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """The names that several States bear ("Congolese"), as a pattern, and whose they are."""
    owners = {name: isos for name, _, isos in _forms() if len(isos) > 1}
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, owners))})(?![\w-])"), owners


@cache
def _short_names() -> Mapping[str, str]:
    """Short names and codes: all that most questions need."""
    names: dict[str, str] = {}
    for state in states().values():
        names[_key(state.name)] = names[state.iso3.lower()] = names[state.m49] = state.iso3
    return names


@cache
def _names() -> Mapping[str, str]:
    """Every name that one State alone bears."""
    return {key: isos[0] for key, isos in _owners().items() if len(isos) == 1}


# --- reading -----------------------------------------------------------------------------------

_KIND_OF_STATE = re.compile(r"^(?:republic|kingdom|state|principality|sultanate|commonwealth|union) of (?:the )?")
_NO_QUOTES = str.maketrans("", "", f'{_QUOTES}"“”')
_NOT_LETTERS = re.compile(r"[\W_]+")


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (_REFERENCE / table).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


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
    """ "Swaziland (1968-2018)", "Siam (-1949)", "Zimbabwe Rhodesia (1979)"."""
    name, _, years = item.removesuffix(")").rpartition(" (")
    first, dash, last = years.partition("-")
    if not dash:
        last = first
    return FormerName(name, int(first) if first else None, int(last) if last else None)


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
    folded = _fold(query).translate(_NO_QUOTES).replace("&", " and ")
    return _NOT_LETTERS.sub(" ", folded).strip().removeprefix("the ")
