"""The Android app's screens: the committed pictures are true, and nothing on them is cut off, faint or too small."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.screenshots.comparison import difference
from tests.screenshots.gallery import FAULTY, GALLERY, INDEX, SCENES, app_pictures, index
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.compose_desktop.drawing import Drawing, draw
from tests.toolchains.kotlin.compiler import Compiler

pytestmark = pytest.mark.toolchain


@pytest.fixture(scope="module")
def drawing(golden_build: AndroidBuild, compiler: Compiler, tmp_path_factory: pytest.TempPathFactory) -> Drawing:
    return draw(golden_build, compiler, SCENES, tmp_path_factory.mktemp("screens"))


@pytest.fixture(scope="module")
def faulty(golden_build: AndroidBuild, compiler: Compiler, tmp_path_factory: pytest.TempPathFactory) -> Drawing:
    return draw(golden_build, compiler, FAULTY, tmp_path_factory.mktemp("faulty"))


def test_committed_pictures_are_what_the_app_looks_like(drawing: Drawing) -> None:
    committed = {path.stem: path for path in app_pictures(GALLERY)}

    assert set(committed) == set(drawing.captions), "run `make screenshots`"
    changed = [difference(path, drawing.picture(name)) for name, path in sorted(committed.items())]
    assert [text for text in changed if text] == [], "run `make screenshots` and look at the pictures"


def test_page_shows_every_picture_with_its_caption(drawing: Drawing) -> None:
    assert (GALLERY / INDEX).read_text(encoding="utf-8") == index(drawing)


def test_nothing_on_the_screens_hinders_a_person(drawing: Drawing) -> None:
    assert drawing.problems == []


def test_screen_reader_goes_from_the_status_over_the_result_to_the_controls(drawing: Drawing) -> None:
    status = "GPU · 2.4\xa0ms · 30\xa0fps"
    result = ["7, 94%", "1, 4%", "9, 1%"]

    assert drawing.readings["running"] == [
        *(status, "Torch", "Switch camera"),
        *result,
        *("Choose a picture", "Freeze the picture", "Settings"),
    ]
    still = ["GPU · 2.4\xa0ms", "The chosen picture", *result, "Choose a picture", "Camera", "Settings"]
    assert drawing.readings["still"] == still
    assert drawing.readings["still-landscape-dark"] == still


def test_screen_reader_hears_first_that_the_model_failed_then_what_can_be_done(drawing: Drawing) -> None:
    texts = drawing.readings["failed"]

    assert texts[:4] == ["Not running", "Torch", "Switch camera", "The model can’t run here"]
    assert texts[-5:] == ["Try again", "Copy report", "Choose a picture", "Freeze the picture", "Settings"]


def test_reading_follows_groups_and_indices(faulty: Drawing) -> None:
    assert faulty.readings["reading"] == ["First, at once", "Second", "Third"]


def test_layout_checks_find_what_they_look_for(faulty: Drawing) -> None:
    assert faulty.problems == [
        "ellipsis\t“A sentence that has no room to end” ends in an ellipsis",
        "clipped\t“Too low” is larger than its place",
        "outside\t“Beside the screen” is cut off at a side",
        "faint\t“Grey” has a contrast of 1.6",
        "faint-and-spoken-for\t“Grey” has a contrast of 1.6",
        "overlap\t“One” and “Other” overlap",
        "small-targets\t“One” and “Other” are too close to be hit",
        "target-at-the-edge\t“Edge” can be hit on 44 × 48 dp only",
        "nameless-target\ta target at 30, 30 has no name",
        "name-said-for-itself\ta target at 30, 30 has no name",
    ]


def test_same_picture_twice_is_the_same(tmp_path: Path) -> None:
    assert difference(_picture(tmp_path / "a.png", "Running"), _picture(tmp_path / "b.png", "Running")) is None


def test_another_word_or_size_is_a_difference(tmp_path: Path) -> None:
    original = _picture(tmp_path / "a.png", "Running")

    assert "a.png differs in" in str(difference(original, _picture(tmp_path / "b.png", "Stopped")))
    assert difference(original, _picture(tmp_path / "c.png", "Running", width=401)) == (
        "a.png is 400 × 300, the app draws 401 × 300"
    )


def _picture(path: Path, text: str, width: int = 400) -> Path:
    picture = Image.new("RGB", (width, 300), "white")
    ImageDraw.Draw(picture).text((20, 20), text, fill="black")
    picture.save(path)
    return path
