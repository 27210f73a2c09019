"""Calibration pictures of a folder: which are chosen, what they become, and what is said to be missing among them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generator.errors import SpecError
from generator.evaluation.calibration import CalibrationSet, calibration_set
from generator.evaluation.pictures import read_picture
from generator.processing import preprocess
from generator.spec import ChannelOrder, ImageSize, LabelSet, ModelSpec, TensorSpec
from tests.support.frames import random_picture
from tests.support.pictures import write_picture
from tests.support.specs import digits_preprocessing, digits_spec

CATS_AND_DOGS = LabelSet(("cat", "dog"))


def spec_of(size: int = 8, **changes: object) -> ModelSpec:
    preprocessing = digits_preprocessing(size=ImageSize(size, size))
    inputs = (TensorSpec("image", (1, size, size, 3)),)
    return digits_spec(**{"preprocessing": preprocessing, "inputs": inputs, "labels": CATS_AND_DOGS} | changes)


def chosen(folder: Path, spec: ModelSpec | None = None, count: int = 200, seed: int = 7) -> CalibrationSet:
    spec = spec or spec_of()
    return calibration_set(folder, spec, spec.inputs, count, seed)


def write_colours(folder: Path, count: int, size: tuple[int, int] = (12, 12), seed: int = 0) -> None:
    """Pictures of different colours and brightness, as a camera might give them."""
    folder.mkdir(parents=True, exist_ok=True)
    draws = np.random.default_rng(seed)
    for number in range(count):
        pixels = draws.integers(0, 256, (size[1], size[0], 3)).astype(np.float64) * draws.uniform(0.1, 1)
        Image.fromarray(pixels.astype(np.uint8)).save(folder / f"{number:03}.png")


def write_flat(path: Path, level: int | tuple[int, int, int], size: tuple[int, int] = (12, 12)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (level,) * 3 if isinstance(level, int) else level).save(path)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty pictures of each of two classes with which nothing is wrong."""
    folder = tmp_path_factory.mktemp("good")
    write_colours(folder / "cat", 60, seed=1)
    write_colours(folder / "dog", 60, seed=2)
    return folder


def test_nothing_is_missing_among_good_pictures(good: Path) -> None:
    found = chosen(good)
    assert found.warnings == ()
    assert len(found.pictures) == len(found.names) == 120
    assert found.names == tuple(sorted(found.names))


def test_pictures_become_what_the_reference_implementation_makes_of_them(good: Path) -> None:
    spec = spec_of()
    found = chosen(good, spec, count=10)
    for name, tensors in zip(found.names, found.pictures, strict=True):
        expected = preprocess(read_picture(good / name), spec.preprocessing, spec.inputs[0])
        np.testing.assert_array_equal(tensors["image"], expected)
        assert tensors["image"].dtype == np.float32
    assert [tensors.keys() for tensors in found.pictures[2:9:3]] == [{"image"}] * 3
    np.testing.assert_array_equal(found.pictures[2:9:3][1]["image"], found.pictures[5]["image"])
    np.testing.assert_array_equal(found.pictures[-1]["image"], found.pictures[9]["image"])
    with pytest.raises(IndexError):
        found.pictures[10]


def test_every_input_of_the_source_gets_the_picture(good: Path) -> None:
    spec = spec_of()
    pair = (spec.inputs[0], TensorSpec("again", (1, 8, 8, 3)))
    assert calibration_set(good, spec, pair, 10).pictures[0].keys() == {"image", "again"}


def test_rare_class_gives_as_many_as_a_frequent_one(tmp_path: Path) -> None:
    write_colours(tmp_path / "cat", 80, seed=1)
    write_colours(tmp_path / "dog", 10, seed=2)
    counts = Counter(name.split("/")[0] for name in chosen(tmp_path, count=20).names)
    assert counts == {"cat": 10, "dog": 10}
    counts = Counter(name.split("/")[0] for name in chosen(tmp_path, count=50).names)
    assert counts == {"cat": 40, "dog": 10}


def test_seed_decides_the_sample(good: Path) -> None:
    first = chosen(good, count=20)
    assert chosen(good, count=20).names == first.names
    assert chosen(good, count=20).digest == first.digest
    other = chosen(good, count=20, seed=8)
    assert other.names != first.names
    assert other.digest != first.digest


def test_place_of_the_folder_doesnt_matter(good: Path, tmp_path: Path) -> None:
    for name in ("dog", "cat"):
        (tmp_path / name).mkdir()
        for file in sorted((good / name).iterdir(), reverse=True):
            (tmp_path / name / file.name).write_bytes(file.read_bytes())
    assert chosen(tmp_path, count=20).digest == chosen(good, count=20).digest


def test_more_classes_than_pictures_asked_for_give_one_of_each(tmp_path: Path) -> None:
    for number in range(30):
        write_picture(tmp_path / f"class {number}" / "a.png", 12, 12)
        write_picture(tmp_path / f"class {number}" / "b.png", 12, 12)
    assert len(chosen(tmp_path, count=10).names) == 30


def test_damaged_picture_is_named_and_another_of_its_class_takes_its_place(tmp_path: Path) -> None:
    write_colours(tmp_path / "cat", 12, seed=1)
    write_colours(tmp_path / "dog", 12, seed=2)
    for number in range(6):
        (tmp_path / "cat" / f"{number:03}.png").write_bytes(b"no picture")
    found = chosen(tmp_path, count=12)
    assert Counter(name.split("/")[0] for name in found.names) == {"cat": 6, "dog": 6}
    (warning,) = (warning for warning in found.warnings if "can't be read" in warning)
    assert "cat/00" in warning
    assert "were left out" in warning


def test_picture_that_goes_meanwhile_is_named(tmp_path: Path) -> None:
    write_colours(tmp_path / "cat", 3)
    found = chosen(tmp_path)
    (tmp_path / found.names[1]).unlink()
    with pytest.raises(SpecError, match=r"001\.png could be read before"):
        list(found.pictures)


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda _: None, "There are no pictures in"),
        (lambda folder: write_colours(folder / ".hidden", 2), "There are no pictures in"),
        (lambda folder: (folder / "a.png").write_bytes(b"no picture"), "None of the pictures"),
        (lambda folder: folder.rmdir(), "There is no calibration data at"),
    ],
)
def test_folder_without_pictures_is_refused(tmp_path: Path, prepare: object, message: str) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    assert callable(prepare)
    prepare(folder)
    with pytest.raises(SpecError, match=message) as refusal:
        chosen(folder)
    assert refusal.value.hint


def test_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.png", 8, 8)
    with pytest.raises(SpecError, match=r"a folder or an \.npz archive"):
        chosen(tmp_path / "a.png")


def warned(folder: Path, spec: ModelSpec | None = None) -> str:
    return "\n".join(chosen(folder, spec).warnings)


def test_few_pictures_are_warned_of(tmp_path: Path) -> None:
    write_colours(tmp_path / "cat", 30, seed=1)
    write_colours(tmp_path / "dog", 30, seed=2)
    (warning,) = chosen(tmp_path).warnings
    assert warning.startswith("There are only 60 examples to calibrate with, and rare values may be clipped: add 40 or")


def test_missing_classes_are_named(good: Path) -> None:
    spec = spec_of(labels=LabelSet(("cat", "cow", "dog", "owl")))
    assert chosen(good, spec).warnings == (
        "There are no calibration pictures of 2 of 4 classes: add some of “cow”, “owl”.",
    )


def test_scarce_class_is_named(tmp_path: Path) -> None:
    write_colours(tmp_path / "cat", 150, seed=1)
    write_colours(tmp_path / "dog", 4, seed=2)
    assert "add more of “dog” (4)" in warned(tmp_path)


def test_folders_of_other_names_than_labels_are_told(good: Path) -> None:
    assert "(“cat” is none)" in warned(good, spec_of(labels=LabelSet(("red", "green"))))


def test_pictures_without_folders_are_told(tmp_path: Path) -> None:
    write_colours(tmp_path, 120)
    assert "aren't in a sub-folder for each label" in warned(tmp_path)


def test_folders_in_sub_folders_belong_to_the_class(tmp_path: Path) -> None:
    write_colours(tmp_path / "Cat" / "monday", 40, seed=1)
    write_colours(tmp_path / "Cat" / "tuesday", 20, seed=2)
    write_colours(tmp_path / "DOG", 60, seed=3)
    found = chosen(tmp_path, count=100)
    assert Counter(name.split("/")[0] for name in found.names) == {"Cat": 50, "DOG": 50}
    assert found.warnings == ()


def test_accents_may_be_spelled_in_two_ways(tmp_path: Path) -> None:
    write_colours(tmp_path / "cafe\u0301", 60, seed=1)
    write_colours(tmp_path / "bar", 60, seed=2)
    assert chosen(tmp_path, spec_of(labels=LabelSet(("caf\u00e9", "bar")))).warnings == ()


def test_copies_are_counted(tmp_path: Path) -> None:
    write_colours(tmp_path / "cat", 60, seed=1)
    write_colours(tmp_path / "dog", 59, seed=1)
    assert "59 of 119 calibration pictures are copies of others" in warned(tmp_path)


def test_pictures_that_are_all_alike_are_told(tmp_path: Path) -> None:
    base = random_picture(12, 12).astype(np.int64)
    for number in range(110):
        path = tmp_path / ("cat" if number % 2 else "dog") / f"{number}.png"
        path.parent.mkdir(exist_ok=True)
        changed = base.copy()
        changed[number % 12, number // 12] += 1
        Image.fromarray(np.clip(changed, 0, 255).astype(np.uint8)).save(path)
    assert "nearly all alike" in warned(tmp_path)


def test_narrow_range_of_levels_is_told(tmp_path: Path) -> None:
    for number in range(60):
        write_flat(tmp_path / "cat" / f"{number}.png", (100 + number, 90, 90))
        write_flat(tmp_path / "dog" / f"{number}.png", (90, 100 + number, 90))
    assert "no levels but 90 to 159 of 0 to 255" in warned(tmp_path)


def test_grey_pictures_for_a_model_of_colours_are_told(tmp_path: Path) -> None:
    for number in range(120):
        write_flat(tmp_path / ("cat" if number % 2 else "dog") / f"{number}.png", 2 * number)
    assert "120 of 120 calibration pictures are grey" in warned(tmp_path)
    grey = digits_preprocessing(size=ImageSize(8, 8), channel_order=ChannelOrder.GRAYSCALE)
    grey = replace(grey, normalization=replace(grey.normalization, mean=(0.0,), std=(255.0,)))
    spec = spec_of(preprocessing=grey, inputs=(TensorSpec("image", (1, 8, 8, 1)),))
    assert "grey" not in warned(tmp_path, spec)


def test_pictures_smaller_than_the_input_are_told(good: Path) -> None:
    assert warned(good, spec_of(size=32)).count("120 of 120 calibration pictures are smaller than the 32×32") == 1


def test_pictures_of_which_the_crop_leaves_little_are_told(tmp_path: Path) -> None:
    write_colours(tmp_path / "cat", 60, seed=1)
    write_colours(tmp_path / "dog", 60, seed=2, size=(40, 12))
    assert "Of 60 of 120 calibration pictures, the crop to the centre leaves less than half" in warned(tmp_path)


def test_count_is_bounded(good: Path) -> None:
    for count in (0, 501):
        with pytest.raises(ValueError, match="only 1 to 500"):
            chosen(good, count=count)
