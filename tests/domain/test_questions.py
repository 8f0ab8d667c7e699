"""What readers asked, and the answers: each row of what they wrote that asks something, and the pages of background."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import catalog
from catalog.entry import Hit, Kind
from catalog.load import load_catalogue
from catalog.questions import Question, Topic, load_questions
from catalog.safety import Level
from catalog.search import Index
from catalog.toml_file import CatalogueError
from catalog.words import load_words

DATA = Path(catalog.__file__).parent / "data"

ASKED = {
    "1 a foam roller": ("foam-roller", "foam roller", None, "000_"),
    "2 the belly afterwards": ("belly-afterwards", "lose belly", None, "postpartum guideline"),
    "3 scoliosis": ("other-condition", "scoliosis", Level.ASK_FIRST, "SOGC"),
    "4 it made it worse": ("made-it-worse", "made it worse", Level.ASK_FIRST, "002_"),
    "5 more than once a day": ("how-often", "more than once a day", None, "003_"),
    "5 hold longer": ("hold-longer", "hold longer", None, "004_"),
    "5 after an epidural": ("after-epidural", "epidural", Level.ASK_FIRST, "stgeorges.nhs.uk"),
    "7 four times 40 seconds": ("in-series", "4 x 40", None, "ACSM"),
    "8 at four weeks": ("very-early", "4 weeks", Level.ASK_FIRST, "002_"),
    "9 stiff yesterday": ("stiff-next-day", "stiff", None, "own rule"),
    "12 past 40 weeks, through the roof": ("past-due-strong-pain", "overdue", Level.CALL_NOW, "002_"),
    "13 I just have back pain": ("where-to-start", "start", None, "own rule"),
    "14 every day": ("how-often", "daily", None, "000_"),
    "15 late at night": ("at-night", "quiet night", None, "003_"),
    "16 the headache has gone": ("headache", "headache", Level.CALL_TODAY, "002_"),
    "18 found by feel": ("own-moves", "own moves", None, "002_"),
    "20 numb and burning": ("numb-burning-leg", "numb burning leg", Level.ASK_FIRST, "NICE"),
    "20 five miscarriages": ("several-losses", "miscarriages", Level.ASK_FIRST, "SOGC"),
    "6, 10, 11, 17, 19 it helped": ("what-to-expect", "relief", None, "Cochrane"),
}


@pytest.fixture(scope="module")
def questions() -> dict[str, Question]:
    return load_questions()


@pytest.fixture(scope="module")
def index(questions: dict[str, Question]) -> Index:
    return Index(load_catalogue(), questions, load_words(), lambda item: 5)


@pytest.mark.parametrize("row", ASKED)
def test_each_thing_readers_wrote_has_a_sourced_answer(questions: dict[str, Question], row: str) -> None:
    name, _, level, source = ASKED[row]
    assert questions[name].level is level
    assert source in " ".join(questions[name].sources)


@pytest.mark.parametrize("row", ASKED)
def test_each_answer_is_found_by_the_words_of_the_question(index: Index, row: str) -> None:
    name, typed, _, _ = ASKED[row]
    found = [hit for hit in index.search(typed) if hit.kind is Kind.QUESTION]
    assert Hit(Kind.QUESTION, name) in found[:3]


def test_answers_are_short_sourced_and_whole(questions: dict[str, Question]) -> None:
    for one in questions.values():
        assert 0 < len(one.answer.split()) <= 60
        assert one.sources
        assert one.answer.endswith(".")


@pytest.mark.parametrize("word", ["safe", "cure", "guarantee", "will help", "best", "!", "80 %", "preterm"])
def test_no_answer_promises(questions: dict[str, Question], word: str) -> None:
    said = " ".join(one.question + " " + one.answer for one in questions.values()).casefold()
    assert re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) is None


def test_an_answer_that_sends_her_to_call_says_so_in_its_words(questions: dict[str, Question]) -> None:
    for one in questions.values():
        said = one.answer.casefold()
        if one.level in (Level.CALL_NOW, Level.CALL_TODAY):
            assert "call your maternity" in said
        elif one.level is Level.ASK_FIRST:
            assert any(word in said for word in ("ask", "show", "speak", "care team", "call"))


def test_the_answer_to_a_numb_leg_names_each_sign_of_an_emergency(questions: dict[str, Question]) -> None:
    said = questions["numb-burning-leg"].answer
    for sign in ("weak", "both legs", "between the legs", "bladder or bowel", "call now"):
        assert sign in said


def test_the_answer_after_losses_does_not_count_them(questions: dict[str, Question]) -> None:
    assert "five" not in questions["several-losses"].answer


def test_f_the_anatomy_page_says_what_the_nerve_does(questions: dict[str, Question]) -> None:
    page = questions["anatomy-sciatic-nerve"]
    assert page.topic is Topic.ANATOMY
    for word in ("low back", "hip", "thigh", "touch", "pain", "five lumbar roots"):
        assert word in page.answer


def test_f_the_why_page_names_hormones_weight_balance_womb_and_posture(questions: dict[str, Question]) -> None:
    page = questions["why-it-hurts"]
    assert page.topic is Topic.WHY
    for word in ("Hormones", "weight", "balance", "womb", "stand"):
        assert word in page.answer


def test_f_the_aims_of_all_five_sources_are_told(questions: dict[str, Question]) -> None:
    page = questions["what-moves-are-for"]
    assert len(page.sources) == 5
    assert "Letting go counts as much" in page.answer


def test_f_the_audiences_of_the_sources_are_told(questions: dict[str, Question]) -> None:
    said = questions["who-it-is-for"].answer
    for word in ("neck", "hip", "low-back", "sciatica", "leg cramps", "after birth"):
        assert word in said


@pytest.mark.parametrize(
    ("file", "load", "old", "new"),
    [
        ("questions.toml", load_questions, 'level = "call_now"', 'level = "later"'),
        ("questions.toml", load_questions, "[[question]]", "[[questions"),
        ("words.toml", load_words, '"low_back_c"', '"lower_back"'),
    ],
)
def test_damaged_data_is_one_error_that_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, load: Callable[[], object], old: str, new: str
) -> None:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(f"{load.__module__}.bundled", lambda: copy)
    with pytest.raises(CatalogueError, match=f"^{file}: "):
        load()
