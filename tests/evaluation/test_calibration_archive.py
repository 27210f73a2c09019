"""Calibration from `.npz` archives: which rows are chosen, what they become, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.errors import SpecError
from generator.evaluation.calibration import CalibrationSet, calibration_set
from generator.processing import Frame, preprocess
from generator.spec import ImageSize, LabelSet, ModelSpec, TensorSpec
from tests.support.specs import digits_preprocessing, digits_spec

PICTURE = TensorSpec("image", (1, 8, 8, 3))
AGE = TensorSpec("age", (1, 1))


def spec_of() -> ModelSpec:
    preprocessing = digits_preprocessing(size=ImageSize(8, 8))
    return digits_spec(preprocessing=preprocessing, inputs=(PICTURE,), labels=LabelSet(("cat", "dog")))


def chosen(path: Path, *inputs: TensorSpec, count: int = 200, seed: int = 7) -> CalibrationSet:
    return calibration_set(path, spec_of(), inputs or (PICTURE,), count, seed)


def tensors(count: int) -> NDArray[np.float32]:
    return np.random.default_rng(3).uniform(-1, 1, (count, 8, 8, 3)).astype(np.float32)


def archive(folder: Path, **arrays: NDArray[Any]) -> Path:
    path = folder / "calibration.npz"
    np.savez(path, **arrays)
    return path


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_arrays_are_taken_as_they_are(tmp_path: Path, save: Callable[..., None]) -> None:
    given = tensors(150)
    save(tmp_path / "calibration.npz", image=given)
    found = chosen(tmp_path / "calibration.npz")
    assert found.warnings == ()
    assert len(found.pictures) == 150
    np.testing.assert_array_equal(np.concatenate([each["image"] for each in found.pictures]), given)
    assert found.pictures[0]["image"].shape == PICTURE.shape


def test_sample_holds_the_named_rows(tmp_path: Path) -> None:
    given = tensors(300)
    found = chosen(archive(tmp_path, image=given), count=100)
    rows = [int(name.removeprefix("calibration.npz[").removesuffix("]")) for name in found.names]
    assert rows == sorted(set(rows))
    assert rows != list(range(100))
    np.testing.assert_array_equal(np.concatenate([each["image"] for each in found.pictures]), given[rows])
    assert chosen(archive(tmp_path, image=given), count=100).digest == found.digest
    assert chosen(archive(tmp_path, image=given), count=100, seed=8).digest != found.digest


def test_pictures_are_preprocessed(tmp_path: Path) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (120, 20, 30, 3)).astype(np.uint8)
    found = chosen(archive(tmp_path, image=pixels))
    assert found.warnings == ()
    expected = preprocess(Frame.from_rgb(pixels[7]), spec_of().preprocessing, PICTURE)
    np.testing.assert_array_equal(found.pictures[7]["image"], expected)


@pytest.mark.parametrize("shape", [(120, 20, 30), (120, 20, 30, 1)])
def test_grey_pictures_are_preprocessed(tmp_path: Path, shape: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, shape).astype(np.uint8)
    found = chosen(archive(tmp_path, image=pixels)).pictures[7]["image"]
    np.testing.assert_array_equal(found[..., 0], found[..., 2])


def test_same_rows_of_all_inputs_belong_together(tmp_path: Path) -> None:
    given = tensors(300)
    found = chosen(archive(tmp_path, image=given, age=np.arange(300.0)), PICTURE, AGE, count=100)
    for each in found.pictures:
        assert each["age"].dtype == np.float32
        np.testing.assert_array_equal(each["image"][0], given[int(each["age"].item())])


def test_name_of_the_only_array_doesnt_matter(tmp_path: Path) -> None:
    path = tmp_path / "calibration.npz"
    np.savez(path, tensors(120))
    assert len(chosen(path).pictures) == 120


@pytest.mark.parametrize(
    ("arrays", "inputs", "message"),
    [
        ({"picture": tensors(2), "other": tensors(2)}, (PICTURE,), "no array for the input “image”, but “picture”"),
        ({"image": tensors(2)[:, :4]}, (PICTURE,), "are 4×8×3 of float32, the model takes 1×8×8×3"),
        ({"image": tensors(2)[0, 0, 0, 0]}, (PICTURE,), "in which there are no examples"),
        ({"image": tensors(0)}, (PICTURE,), "in which there are no examples"),
        ({"image": np.asfortranarray(tensors(2))}, (PICTURE,), "column by column"),
        ({"image": np.full((2, 8, 8, 3), np.nan, np.float32)}, (PICTURE,), "infinite or no numbers"),
        ({"image": np.full((2, 8, 8, 3), "a")}, (PICTURE,), "of <U1, the model takes"),
        ({"image": np.zeros((2, 8, 8, 4), np.uint8)}, (PICTURE,), "8×8×4 of uint8"),
        ({"image": tensors(3), "age": np.zeros(2)}, (PICTURE, AGE), "different numbers of examples"),
    ],
)
def test_arrays_that_the_model_doesnt_take_are_refused(
    tmp_path: Path, arrays: dict[str, NDArray[Any]], inputs: tuple[TensorSpec, ...], message: str
) -> None:
    with pytest.raises(SpecError, match=message) as refusal:
        chosen(archive(tmp_path, **arrays), *inputs)
    assert refusal.value.hint


def test_pickles_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "calibration.npz"
    np.savez(path, image=np.array([{"a": 1}], object))
    with pytest.raises(SpecError, match="of object, the model takes"):
        chosen(path)


@pytest.mark.parametrize("kept", [0, 10, 5000, 80_000])
def test_damaged_archive_is_refused(tmp_path: Path, kept: int) -> None:
    path = archive(tmp_path, image=tensors(120))
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(SpecError, match="no archive of arrays that can be read"):
        chosen(path)


def test_few_rows_are_warned_of(tmp_path: Path) -> None:
    assert "There is only 1 example to calibrate with" in chosen(archive(tmp_path, image=tensors(1))).warnings[0]


def test_same_rows_are_told(tmp_path: Path) -> None:
    (warning,) = chosen(archive(tmp_path, image=np.tile(tensors(1), (120, 1, 1, 1)))).warnings
    assert warning.startswith("All calibration examples of “image” are the same")


def test_values_that_nobody_normalised_are_told(tmp_path: Path) -> None:
    (warning,) = chosen(archive(tmp_path, image=(tensors(120) + 1) * 127)).warnings
    assert "but preprocessing gives -1 to 1" in warning


def test_narrow_range_is_told(tmp_path: Path) -> None:
    (warning,) = chosen(archive(tmp_path, image=tensors(120) / 4)).warnings
    assert "a part of -1 to 1 alone" in warning
