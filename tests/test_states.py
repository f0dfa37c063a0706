"""States: the gazetteer is complete, its names are found and looked up, and look-alikes are not."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naptrack.states import FormerName, State, find, lookup, states, suggest

STATES = list(states().values())

# Borne by two States, so that they name neither.
SHARED = {"Congolese", "Korean", "Korea", "Dominican"}
# Two States in a list more often than the one of 2003 to 2006.
LISTED = {"Serbia and Montenegro"}
# Read only in the plural: "North Pole".
ALSO_WORDS = {"Pole"}

# Sentences of the genre, so that no name is tested alone.
CARRIERS = {
    "name": "On 4 May 2016 a letter from {} reached the Committee.",
    "former": "On 4 May 2016 a letter from {} reached the Committee.",
    "alias": "The experts met officials of {}, who spoke of the plan.",
    "demonym": "The {} delegation presented the plan.",
    "capital": "The meeting was held in {}, from 8 to 10 May 2017.",
}


def named(text: str) -> list[tuple[str, str]]:
    """What ``find`` finds, as (words, alpha-3)."""
    return [(text[span.start : span.end], span.iso3) for span in find(text)]


def isos(text: str) -> list[str]:
    return [span.iso3 for span in find(text)]


def forms_of(state: State) -> list[tuple[str, str]]:
    return [
        ("name", state.name),
        ("name", state.formal_name),
        *(("former", old.name) for old in state.former),
        *(("alias", name) for name in state.aliases),
        *(("demonym", name) for name in state.demonyms),
        *(("capital", name) for name in (*state.capitals, *state.cities)),
    ]


# --- the table ---------------------------------------------------------------------------------


def test_table_holds_193_members_and_two_observers() -> None:
    assert len(STATES) == 195
    assert sorted(state.iso3 for state in STATES if not state.member) == ["PSE", "VAT"]


@pytest.mark.parametrize("column", ["iso3", "m49", "name", "formal_name"])
def test_keys_and_names_are_unique(column: str) -> None:
    values = [getattr(state, column) for state in STATES]
    assert len(set(values)) == len(values)


def test_rows_are_in_the_order_of_their_names() -> None:
    plain = [unicodedata.normalize("NFKD", s.name).encode("ascii", "ignore").lower() for s in STATES]
    assert plain == sorted(plain)


@pytest.mark.parametrize("state", STATES, ids=lambda s: s.iso3)
def test_row_is_complete(state: State) -> None:
    assert re.fullmatch("[A-Z]{3}", state.iso3)
    assert re.fullmatch(r"\d{3}", state.m49)
    assert state.capitals
    assert state.demonyms or state.iso3 == "VAT"
    forms = [form for _, form in forms_of(state)]
    assert all(form == form.strip() and form for form in forms)
    assert all(form == unicodedata.normalize("NFC", form) and "’" not in form for form in forms)
    for old in state.former:
        assert old.first or old.last
        assert not (old.first and old.last) or old.first <= old.last
    for group in (state.aliases, state.demonyms, (*state.capitals, *state.cities)):
        assert len(set(group)) == len(group)


FORMER = [
    ("MKD", "The former Yugoslav Republic of Macedonia", 1993, 2019),
    ("SWZ", "Swaziland", 1968, 2018),
    ("TUR", "Turkey", 1923, 2022),
    ("CZE", "Czech Republic", 1993, 2016),
    ("CPV", "Cape Verde", 1975, 2013),
    ("MMR", "Burma", 1948, 1989),
    ("COD", "Zaire", 1971, 1997),
    ("BFA", "Upper Volta", 1958, 1984),
    ("LBY", "Libyan Arab Jamahiriya", 1977, 2011),
    ("SRB", "Serbia and Montenegro", 2003, 2006),
    ("THA", "Siam", None, 1949),
]


@pytest.mark.parametrize(("iso3", "name", "first", "last"), FORMER, ids=[row[1] for row in FORMER])
def test_former_names_carry_their_years(iso3: str, name: str, first: int | None, last: int) -> None:
    assert FormerName(name, first, last) in states()[iso3].former


SHORT_NAMES = {
    "BOL": "Bolivia (Plurinational State of)",
    "CIV": "Côte d'Ivoire",
    "COD": "Democratic Republic of the Congo",
    "COG": "Congo",
    "CPV": "Cabo Verde",
    "CZE": "Czechia",
    "IRN": "Iran (Islamic Republic of)",
    "KOR": "Republic of Korea",
    "LAO": "Lao People's Democratic Republic",
    "MDA": "Republic of Moldova",
    "MKD": "North Macedonia",
    "PRK": "Democratic People's Republic of Korea",
    "SWZ": "Eswatini",
    "TUR": "Türkiye",
    "VNM": "Viet Nam",
}


@pytest.mark.parametrize(("iso3", "name"), SHORT_NAMES.items())
def test_short_names_are_those_of_the_united_nations(iso3: str, name: str) -> None:
    assert states()[iso3].name == name


# --- every name of the table, found and looked up -------------------------------------------------


@pytest.mark.parametrize("state", STATES, ids=lambda s: s.iso3)
def test_every_form_is_found_in_a_sentence(state: State) -> None:
    for form, name in forms_of(state):
        if name in SHARED | LISTED | ALSO_WORDS:
            continue
        text = CARRIERS[form].format(name)
        spans = find(text)
        assert [span.iso3 for span in spans] == [state.iso3], text
        found = text[spans[0].start : spans[0].end]
        assert found == name, text


@pytest.mark.parametrize("state", STATES, ids=lambda s: s.iso3)
def test_every_form_but_the_capital_is_looked_up(state: State) -> None:
    for form, name in forms_of(state):
        if form == "capital" or name in SHARED:
            continue
        for query in (
            name,
            name.upper(),
            name.lower(),
            f" the {name.removeprefix('The ')} ",
            unicodedata.normalize("NFD", name),
        ):
            found = lookup(query)
            assert found is not None, query
            assert found.iso3 == state.iso3, query
    assert lookup(state.iso3) is lookup(state.m49) is lookup(state.iso3.lower()) is state


@pytest.mark.parametrize("word", sorted(SHARED))
def test_a_word_of_two_states_names_neither(word: str) -> None:
    assert lookup(word) is None
    assert find(f"The {word} delegation spoke.") == ()


# --- find: what is a State ------------------------------------------------------------------------

FOUND = [
    pytest.param("Niger and Nigeria", ["NER", "NGA"], id="niger-nigeria"),
    pytest.param("Nigerien and Nigerian officials", ["NER", "NGA"], id="nigerien-nigerian"),
    pytest.param(
        "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea",
        ["GIN", "GNB", "GNQ", "PNG"],
        id="four-guineas",
    ),
    pytest.param("Papua New\nGuinea and Guinea-\nBissau", ["PNG", "GNB"], id="line-break-in-a-name"),
    pytest.param("Guinea\n\nBissau was the venue.", ["GIN", "GNB"], id="no-name-over-a-blank-line"),
    pytest.param("Guinea, Kenya and Guinea Bissau", ["GIN", "KEN", "GNB"], id="guinea-without-hyphen"),
    pytest.param(
        "Congo, the Republic of the Congo, the Democratic Republic of the Congo and DR Congo",
        ["COG", "COG", "COD", "COD"],
        id="two-congos",
    ),
    pytest.param(
        "the Republic of Korea and the Democratic People's Republic of Korea; DPRK; South Korean experts",
        ["KOR", "PRK", "PRK", "KOR"],
        id="two-koreas",
    ),
    pytest.param("Dominica and the Dominican Republic", ["DMA", "DOM"], id="dominica"),
    pytest.param("Sudan, South Sudan, Sudanese and South Sudanese", ["SDN", "SSD", "SDN", "SSD"], id="sudans"),
    pytest.param(
        "Ireland and the United Kingdom of Great Britain and Northern Ireland", ["IRL", "GBR"], id="ireland-in-uk"
    ),
    pytest.param("Samoa, but not American Samoa", ["WSM"], id="samoa"),
    pytest.param(
        "South Africa, the Central African Republic and a South African expert", ["ZAF", "CAF", "ZAF"], id="africas"
    ),
    pytest.param("Georgia, Jordan, Chad and Turkey took part.", ["GEO", "JOR", "TCD", "TUR"], id="names-in-a-list"),
    pytest.param("officials of Serbia and Montenegro", ["SRB", "MNE"], id="serbia-and-montenegro-in-a-list"),
    pytest.param("the State Union of Serbia and Montenegro", ["SRB"], id="state-union"),
    pytest.param("MONGOLIA; TRINIDAD AND TOBAGO; CHAD; TURKEY", ["MNG", "TTO", "TCD", "TUR"], id="all-capitals"),
    pytest.param("Trinidad & Tobago, Bosnia & Herzegovina", ["TTO", "BIH"], id="ampersand"),
    pytest.param("St. Lucia, St Kitts and Nevis, St. Vincent", ["LCA", "KNA", "VCT"], id="saints-shortened"),
    pytest.param(
        "Saint Lucia, Saint Kitts and Nevis, Saint Vincent and the Grenadines", ["LCA", "KNA", "VCT"], id="saints"
    ),
    pytest.param("Côte d’Ivoire, Cote d'Ivoire, CÔTE D'IVOIRE", ["CIV"] * 3, id="quotes-and-accents"),
    pytest.param("Co\u0302te d'Ivoire and Tu\u0308rkiye, Turkiye", ["CIV", "TUR", "TUR"], id="accents-decomposed"),
    pytest.param("Lao People’s Democratic Republic; Lao PDR; Laos", ["LAO"] * 3, id="laos"),
    pytest.param("the U.S. delegation, the US and the USA, the U.K.", ["USA", "USA", "USA", "GBR"], id="dotted"),
    pytest.param(
        "the former Yugoslav Republic of Macedonia; FYROM; fYROM; North Macedonia", ["MKD"] * 4, id="macedonia"
    ),
    pytest.param("eSwatini, Eswatini, Swazi, Emaswati and Swaziland", ["SWZ"] * 5, id="eswatini"),
    pytest.param("Iran, Islamic Republic of, and Korea, Republic of", ["IRN", "KOR"], id="inverted"),
    pytest.param("Kazakhstan, Republic of Korea, Republic of Moldova", ["KAZ", "KOR", "MDA"], id="list-of-republics"),
    pytest.param("Gambia (The), the Gambia and The Gambia", ["GMB"] * 3, id="gambia"),
    pytest.param("Uzbeks, Tajiks, Mongolians, Swedes and Poles", ["UZB", "TJK", "MNG", "SWE", "POL"], id="plurals"),
    pytest.param("US-led, Swiss-funded, Uzbekistan-based", ["USA", "CHE", "UZB"], id="hyphenated"),
    pytest.param("Mongolia1 and Tajikistan² sent notes.", ["MNG", "TJK"], id="footnote-sign-glued"),
    pytest.param("_Mongolia_ and **Belize**", ["MNG", "BLZ"], id="markdown"),
    pytest.param("Kenya's, Kenya’s and the Philippines' plans", ["KEN", "KEN", "PHL"], id="possessive"),
    pytest.param("Mexico City, Guatemala City, Panama City, Kuwait City", ["MEX", "GTM", "PAN", "KWT"], id="cities"),
    pytest.param("Almaty, Dubai, Geneva, The Hague, New York", ["KAZ", "ARE", "CHE", "NLD", "USA"], id="seats"),
    pytest.param("OSCE/Serbia and Kenya/Uganda", ["SRB", "KEN", "UGA"], id="slash"),
    pytest.param("Jordan Atomic Energy Commission", ["JOR"], id="institution-after-name"),
    pytest.param("Georgia Ministry of Defence", ["GEO"], id="ministry-after-name"),
    pytest.param("Chad Adopts National Action Plan", ["TCD"], id="headline"),
    pytest.param("Georgia Roundtable (Tbilisi)", ["GEO", "GEO"], id="title"),
    pytest.param("Mr. Bold (Mongolia) and Ms. Ito (Japan)", ["MNG", "JPN"], id="affiliations"),
    pytest.param("in Russian territory and Russian officials", ["RUS", "RUS"], id="russian-no-language"),
    pytest.param("from Russian and French officials", ["RUS", "FRA"], id="officials-no-language"),
    pytest.param("Malé, Maldives", ["MDV", "MDV"], id="male-with-accent"),
    pytest.param("People's Republic of China", ["CHN"], id="china"),
    pytest.param("Netherlands (Kingdom of the) and Holland", ["NLD", "NLD"], id="netherlands"),
    pytest.param("in the U.S. A meeting", ["USA"], id="article-after-dots"),
    pytest.param("in Papua. New Guinea is an island", [], id="no-name-over-a-full-stop"),
    pytest.param("M\u00e9xico, Me\u0301xico and Panam\u00e1", ["MEX", "MEX", "PAN"], id="native-accents"),
    pytest.param("Male\u0301 airport", ["MDV"], id="male-decomposed"),
    pytest.param("TÜRKİYE and TÜRKIYE", ["TUR", "TUR"], id="dotted-capital-i"),
    pytest.param("Mongolia.\nGeorgia\nKenya\n", ["MNG", "GEO", "KEN"], id="one-a-line"),
    pytest.param("Jordan Saudi Arabia Kenya Sierra Leone", ["JOR", "SAU", "KEN", "SLE"], id="no-commas"),
    pytest.param("Mr. Bat Mongolia", ["MNG"], id="affiliation-without-brackets"),
    pytest.param("Victoria Falls, Zimbabwe, and Lake Victoria", ["ZWE", "ZWE"], id="victoria-falls"),
    pytest.param("the Attorney General Jordan had named", ["JOR"], id="general-of-an-office"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_find(text: str, expected: list[str]) -> None:
    assert isos(text) == expected


# --- find: what is no State -----------------------------------------------------------------------

NOT_FOUND = [
    "the Niger River",
    "the Niger Delta",
    "Lake Chad",
    "the Lake Chad Basin Commission",
    "the Gulf of Guinea",
    "a Guinea pig",
    "New Mexico",
    "the Panama Canal",
    "Georgia Institute of Technology",
    "the University of Georgia",
    "Atlanta, Georgia",
    "the Jordan River",
    "the Jordan valley",
    "the River Jordan",
    "the South China Sea",
    "Northern Ireland",
    "the Indian Ocean",
    "Latin American States",
    "the Inter-American Committee against Terrorism",
    "the Organization of American States",
    "North American partners",
    "Central American customs officers",
    "the Central African States",
    "West and Central African ports",
    "American Samoa",
    "Yugoslavia and the former Yugoslavia",
    "the Turkish Republic of Northern Cyprus",
    "the Republic of China",
    "turkey, chad, jordan and us: polish it",
    "It may help us. Us?",
    "CONTACT US",
    "Marshall and May met Will and Mark",
    "Mr. Jordan",
    "Mr Jordan",
    "Ms. Georgia Smith",
    "Dr Chad Brown",
    "Dr. Chad",
    "Jordan Peters opened the meeting",
    "Chad Brown, of UNODA, spoke",
    "Mr. Michael Jordan took the floor",
    "Mr. Michael JORDAN took the floor",
    "Ambassador Israel",
    "H.E. Mr. Kenya Clark",
    "General Jordan",
    "the Vienna International Centre",
    "the Geneva Centre for Security Policy",
    "the Washington Treaty",
    "the Hague Code of Conduct",
    "The Hague Code of Conduct",
    "the Wassenaar Arrangement",
    "the Australia Group",
    "the Budapest Convention",
    "the Minsk agreements",
    "the Kyoto Protocol",
    "Chatham House",
    "the Rome Statute and the Paris Agreement",
    "Male participants outnumbered women",
    "translated into Russian",
    "interpreted into Portuguese and French.",
    "written in Portuguese between May and June",
    "in English and French.",
    "Russian-speaking experts",
    "a Spanish-language seminar",
    "US$ 40,000",
    "40 Swiss francs and 10 Canadian dollars",
    "www.georgia.org and https://un.org/Georgia/plan",
    "info@Georgia.org and Mongolia@un.int",
    "the Korean Peninsula",
    "Nigerianisation, Germanic, Chinatown, Indochina",
    "Inner Mongolia",
    "the North Pole",
    "the German Democratic Republic",
    "McChad",
    "Georgetown University",
    "the Treaty of Rome and the Cartagena Protocol",
    "the University of Malaya",
    "Sofia Petrova moderated",
    "",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_find_nothing(text: str) -> None:
    assert named(text) == []


SPANS = [
    pytest.param("Mongolia's plan", ("Mongolia", "name"), id="possessive-outside"),
    pytest.param("the U.S.A. sent", ("U.S.A.", "alias"), id="dots-inside"),
    pytest.param("by Iran (Islamic Republic of), in", ("Iran (Islamic Republic of)", "name"), id="bracket-inside"),
    pytest.param("(Iran) said", ("Iran", "alias"), id="bracket-outside"),
    pytest.param("as Swaziland did", ("Swaziland", "former"), id="former"),
    pytest.param("the Czech Republic", ("Czech Republic", "former"), id="former-short-name"),
    pytest.param("the Kyrgyz Republic", ("Kyrgyz Republic", "name"), id="formal"),
    pytest.param("two Basotho officials", ("Basotho", "demonym"), id="demonym"),
    pytest.param("in Ulaanbaatar.", ("Ulaanbaatar", "capital"), id="capital"),
    pytest.param("in N’Djamena and", ("N’Djamena", "capital"), id="quote-in-capital"),
    pytest.param(
        "The former Yugoslav Republic of Macedonia", ("The former Yugoslav Republic of Macedonia", "former"), id="fyrom"
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_span_and_form(text: str, expected: tuple[str, str]) -> None:
    assert [(text[s.start : s.end], s.form) for s in find(text)] == [expected]


def test_spans_are_sorted_and_do_not_overlap() -> None:
    text = " ".join(name for state in STATES for _, name in forms_of(state))
    spans = find(text)
    assert len(spans) > 1000
    assert all(one.end <= other.start for one, other in pairwise(spans))


NOISE = [
    ".",
    ",",
    " ",
    "\n",
    "-",
    "'",
    "’",
    "(",
    ")",
    "$",
    "@",
    "/",
    "1",
    "¹",
    "\u0301",
    "É",
    "İ",
    "&",
    "Mr.",
    "St.",
    "in",
]
WORDS = [name for state in STATES for _, name in forms_of(state)]


@given(st.lists(st.sampled_from(NOISE) | st.sampled_from(WORDS) | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_gives_sound_spans(text: str) -> None:
    end = 0
    for span in find(text):
        assert end <= span.start < span.end <= len(text)
        assert span.iso3 in states()
        end = span.end


# --- lookup and suggest ---------------------------------------------------------------------------

LOOKUPS = [
    ("dprk", "PRK"),
    ("DRC", "COD"),
    ("u.s.", "USA"),
    ("CÔTE D’IVOIRE", "CIV"),
    ("cote divoire", "CIV"),
    ("trinidad & tobago", "TTO"),
    ("st. lucia", "LCA"),
    ("the gambia", "GMB"),
    ("Republic of Mongolia", "MNG"),
    ("Uzbekistan, Republic of", "UZB"),
    ("guinea bissau", "GNB"),
    ("Mongolians", "MNG"),
    ("496", "MNG"),
    ("mng", "MNG"),
    ("republic of china", None),
    ("Ulaanbaatar", None),
    ("Atlantis", None),
    ("Yugoslavia", None),
    ("the", None),
    ("", None),
]


@pytest.mark.parametrize(("query", "iso3"), LOOKUPS)
def test_lookup(query: str, iso3: str | None) -> None:
    found = lookup(query)
    assert (found.iso3 if found else None) == iso3


SUGGESTIONS = [
    ("Mongola", "Mongolia"),
    ("Tajikstan", "Tajikistan"),
    ("Kirgistan", "Kyrgyzstan"),
    ("Uzb", "Uzbekistan"),
    ("Belarrus", "Belarus"),
    ("Korea", "Republic of Korea"),
    ("Congolese", "Democratic Republic of the Congo"),
]


@pytest.mark.parametrize(("query", "name"), SUGGESTIONS)
def test_suggest(query: str, name: str) -> None:
    assert name in suggest(query)


def test_suggest_keeps_to_its_limit_and_may_have_nothing_to_say() -> None:
    assert suggest("Mongola", 1) == ["Mongolia"]
    assert suggest("qqqqqqqq") == []
    assert suggest("") == []


def test_importing_and_looking_up_load_nothing_heavy() -> None:
    code = (
        "import sys; from naptrack.states import lookup; assert lookup('Mongolia');"
        "print(*(m for m in ('difflib', 'importlib.resources', 'dateutil', 'rich', 'sqlite3') if m in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
