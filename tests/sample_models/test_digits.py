"""Decides whether the committed digits model is the one that its README describes."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf
from numpy.typing import NDArray
from PIL import Image
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from sample_models.digits import make_digits

FOLDER = Path(make_digits.__file__).parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def model() -> tf.keras.Model:
    return tf.keras.models.load_model(FOLDER / "digits.keras")


def accuracy_in_readme(form: str) -> float:
    found = re.search(rf"^\| {re.escape(form)} \| ([\d.]+) % \|$", README, flags=re.MULTILINE)
    assert found is not None
    return float(found[1])


def contract_input(picture: Image.Image) -> NDArray[np.float32]:
    """Centre crop, bilinear, (value - 127.5) / 127.5, written here anew rather than taken from the script."""
    width, height = picture.size
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    square = np.asarray(picture.crop((left, top, left + side, top + side)), np.float32)
    resized: NDArray[np.float32] = tf.image.resize(square, (32, 32)).numpy()
    normalized: NDArray[np.float32] = (resized - np.float32(127.5)) / np.float32(127.5)
    return normalized[None]


def test_readme_names_every_file_and_its_digest() -> None:
    listed = dict(re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", README, flags=re.MULTILINE))
    present = [FOLDER / "digits.keras", FOLDER / "labels.txt", *FOLDER.glob("samples/*")]
    folders = {f"{name}/": make_digits.folder_digest(FOLDER / name) for name in ("calibration", "held-back")}
    files = {path.relative_to(FOLDER).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in present}
    assert listed == files | folders


def test_the_model_is_small_and_named_as_promised(model: tf.keras.Model) -> None:
    assert (FOLDER / "digits.keras").stat().st_size < 1_000_000
    assert [(tensor.name, tensor.shape) for tensor in model.inputs] == [("image", (None, 32, 32, 3))]
    assert model.output_names == ["probabilities"]
    assert model.output_shape == (None, 10)
    assert model.layers[-1].activation.__name__ == "softmax"


def test_normalisation_is_left_to_the_app(model: tf.keras.Model) -> None:
    assert not [layer for layer in model.layers if type(layer).__name__ in ("Rescaling", "Normalization")]


def test_the_file_can_be_read_by_the_newest_keras_for_python_3_10() -> None:
    with zipfile.ZipFile(FOLDER / "digits.keras") as saved:
        config = saved.read("config.json").decode()
    assert [key for key in make_digits.NOVELTIES if f'"{key}"' in config] == []


def test_labels_are_the_ten_digits() -> None:
    assert (FOLDER / "labels.txt").read_text(encoding="utf-8") == "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n"


@pytest.mark.parametrize(
    ("form", "invert"), [("as in the data set, light ink on dark", False), ("inverted, dark ink on light", True)]
)
def test_held_back_digits_are_read_as_well_as_the_readme_says(model: tf.keras.Model, form: str, invert: bool) -> None:
    data = load_digits()
    pixels = np.round(data.images * (255 / 16)).astype(np.uint8)
    _, test, _, labels = train_test_split(
        pixels, data.target, test_size=0.25, random_state=make_digits.SEED, stratify=data.target
    )
    pictures = [Image.fromarray(255 - digit if invert else digit).convert("RGB") for digit in test]
    inputs = np.concatenate([contract_input(picture) for picture in pictures])
    accuracy = 100 * float(np.mean(model.predict(inputs, verbose=0).argmax(axis=1) == labels))
    assert accuracy >= 97
    # One digit more or less may fall the other way in another machine's arithmetic.
    assert accuracy == pytest.approx(accuracy_in_readme(form), abs=0.25)


@pytest.mark.parametrize("digit", range(10))
def test_sample_picture_shows_its_digit(model: tf.keras.Model, digit: int) -> None:
    with Image.open(FOLDER / f"samples/{digit}.png") as picture:
        assert (picture.mode, picture.size) == ("RGB", (80, 64))
        scores = model.predict(contract_input(picture), verbose=0)[0]
    assert scores.argmax() == digit


def pictures(folder: str) -> list[tuple[int, NDArray[np.uint8]]]:
    """Labels and pixels in the order of the files' names."""
    paths = sorted((FOLDER / folder).rglob("*.png"), key=lambda path: path.name)
    return [(int(path.parent.name), np.array(Image.open(io.BytesIO(path.read_bytes())))) for path in paths]


def test_held_back_pictures_are_the_digits_that_training_never_sees() -> None:
    training, test = make_digits.load_splits()
    held_back = pictures("held-back")
    assert [label for label, _ in held_back] == list(test.labels)
    np.testing.assert_array_equal(np.stack([pixels for _, pixels in held_back]), 255 - test.digits)
    assert not {digit.tobytes() for digit in test.digits} & {digit.tobytes() for digit in training.digits}


def test_calibration_pictures_are_in_colour_of_the_models_size_and_as_many_of_each_class() -> None:
    calibration = pictures("calibration")
    assert {pixels.shape for _, pixels in calibration} == {(32, 32, 3)}
    assert np.bincount([label for label, _ in calibration]).tolist() == [make_digits.CALIBRATION] * 10


def test_augmentation_stays_in_range_and_follows_its_seed() -> None:
    strokes = make_digits.enlarge(np.stack([np.eye(8, dtype=np.uint8) * 255] * 8))
    first, again = (make_digits.augment(strokes, np.random.default_rng(3)) for _ in range(2))
    assert first.shape == (8, 32, 32, 3)
    assert first.dtype == np.float32
    assert np.abs(first).max() <= 1
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first[0], first[1])
