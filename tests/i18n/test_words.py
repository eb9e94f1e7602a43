"""Every sentence exists in both languages, and every key that is used exists."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from contest.form import Code
from contest.reasons import COMMITTEE_REJECTED, REASONS, SETTLEABLE, STATES
from contest.settings import FIELDS, Ranking
from i18n.format import LANGUAGES
from i18n.phase import Phase
from i18n.words import PAGES, TABLES, Sentence, Words
from ingest.progress import Stage
from ledger.schema import Event
from publish.figures.turnout import Step
from publish.promotion.files import Form
from results.principal import ROLES
from service.log import Logged
from service.log_scope import Kind

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {
    path: path.read_text("utf-8")
    for room in ROOT.iterdir()
    if room.name != "tests" and any(room.glob("*.py"))
    for kind in ("*.py", "*.html")
    for path in room.rglob(kind)
}
# The rooms that say something: those that import i18n, i18n itself, and the pages, which name keys.
ROOMS = {path.relative_to(ROOT).parts[0] for path, text in SOURCES.items() if "from i18n" in text}
ROOMS |= {"pages"}
SAYING = {path: text for path, text in SOURCES.items() if path.relative_to(ROOT).parts[0] in ROOMS}
TEXTS = [text for text in SAYING.values() if "\nWORDS = {" not in text]
LITERAL = re.compile(r'"([a-z_]+\.[a-z_]+)"')
ASSEMBLED = re.compile(r'say\(f"([a-z_]+)\.\{')


def places(sentence: Sentence) -> list[set[str]]:
    """The `{names}` in each form of a sentence."""
    forms = (sentence,) if isinstance(sentence, str) else sentence
    return [{name for _, name, _, _ in Formatter().parse(form) if name} for form in forms]


def test_both_languages_have_the_same_keys() -> None:
    assert TABLES["vi"].keys() == TABLES["en"].keys()


def test_a_key_stands_in_one_file_only() -> None:
    standing = Counter(key for page in PAGES for key in page)
    assert [key for key, times in standing.items() if times > 1] == []


def test_the_words_of_every_file_are_known() -> None:
    files = {path for path, text in SAYING.items() if "\nWORDS = {" in text}
    assert len(files) == len(PAGES)


def test_no_sentence_is_blank() -> None:
    blank = [
        (language, key)
        for language in LANGUAGES
        for key, sentence in TABLES[language].items()
        for form in ((sentence,) if isinstance(sentence, str) else sentence)
        if not form.strip()
    ]
    assert blank == []


@pytest.mark.parametrize("key", TABLES["vi"])
def test_a_sentence_has_the_same_places_in_both_languages(key: str) -> None:
    forms = [names for language in LANGUAGES for names in places(TABLES[language][key])]
    assert all(names == forms[0] for names in forms)


def test_vietnamese_has_no_plural() -> None:
    assert not [key for key, sentence in TABLES["vi"].items() if isinstance(sentence, tuple)]


def test_a_reader_is_addressed_as_ong_ba_everywhere() -> None:
    documents = (ROOT / "README.vi.md", *ROOT.glob("docs/*.vi.md"), *ROOT.glob("web/templates/*"))
    said = {key: str(sentence) for key, sentence in TABLES["vi"].items()}
    said |= {path.name: path.read_text("utf-8") for path in documents}
    other = re.compile(r"\b(?:bạn|anh/chị|quý vị)\b", re.IGNORECASE)
    assert [where for where, text in said.items() if other.search(text)] == []


def test_every_key_that_the_pages_name_exists() -> None:
    named = {key for text in TEXTS for key in LITERAL.findall(text)}
    prefixes = {key.split(".")[0] for key in TABLES["vi"]}
    named -= {key for key in named if key.endswith((".csv", ".geojson", ".json", ".svg"))}
    wanted = {key for key in named if key.split(".")[0] in prefixes}
    files = {path.name for room in ROOMS for path in (ROOT / room).rglob("*")}
    assert wanted - files <= TABLES["vi"].keys()


def test_every_sentence_is_used() -> None:
    text = "\n".join(TEXTS)
    assembled = set(ASSEMBLED.findall(text)) | {"field", "failure", "detected", "value"}
    assembled |= {"review_do", "review_who", "log_act", "log_scope", "role", "roster_failure"}
    assembled |= {"sign_base", "sign_group", "self_reason"}
    assembled |= {"preflight_check", "preflight_found", "preflight_do"}
    titled = {
        f"{page}.{part}"
        for page in (
            "overview",
            "standings",
            "intake",
            "items",
            "review",
            "people",
            "prizes",
            "operations",
            "what_if",
            "signs",
            "petitions",
            "units",
            "lookup",
            "log",
            "draft",
            "my_unit",
            "access",
            "setup",
            "chase",
            "documents",
            "promotion",
            "press",
            "release",
            "released",
        )
        for part in ("title", "help")
    }
    quoted = set(re.findall(r"['\"]([\w.]+)(?=['\"])", text))
    unused = {
        key
        for key in TABLES["vi"]
        if key not in quoted and key.split(".")[0] not in assembled and key not in titled
    }
    assert not unused


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_made_from_values_exist_for_every_value(language: str) -> None:
    say = Words(language)  # type: ignore[arg-type]
    order = Ranking.model_fields["order"].annotation
    ranking = re.findall(r"'(\w+)'", str(order))
    keys = [
        *(f"state.{state}" for state in STATES),
        *(f"field.{field}" for field in FIELDS),
        *(f"turnout.{step}" for step in Step.__args__),
        *(f"order.{field}" for field in ranking),
        *(f"source.{state}" for state in ("never_loaded", "ok", "stale")),
        *(f"phase.{phase}" for phase in Phase.__args__),
        *(f"link_fault.{code}" for code in Code.__args__),
        *(f"promotion_form.{form}" for form in Form.__args__),
        *(f"progress.{stage}" for stage in Stage.__args__),
    ]
    for reason in REASONS.values():
        if reason.state in ("held", "rejected"):
            keys.append(f"lookup_because.{reason.code}")
        if reason.state == "held":
            keys.append(f"review_short.{reason.code}")
        if reason.code not in (*SETTLEABLE, COMMITTEE_REJECTED):
            keys.append(f"review_do.{reason.code}")
    keys += [f"lookup_state.{state}" for state in STATES]
    keys += [f"review_event.{event}" for event in Event.__args__]
    keys += [f"log_act.{act}" for act in Logged.__args__]
    keys += [f"log_scope.{kind}" for kind in Kind.__args__ if kind != "other"]
    keys += [f"role.{role}" for role in ROLES if role != "nobody"]
    assert ranking
    assert [key for key in keys if not say.has(key)] == []


def test_english_chooses_between_one_and_many() -> None:
    say = Words("en")
    assert say("tasks.held", n=1) == "response held"
    assert say("tasks.held", n=2) == "responses held"
    assert Words("vi")("tasks.held", n=2) == "bài chờ xử lý"


def test_a_missing_key_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"no\.such"):
        Words("vi")("no.such")
