"""A model that takes pictures of any size is described at the size that is named, and refused with that hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import MetadataError, SpecError
from generator.spec import ImageSize
from generator.usecases.inspect_model import inspect_model
from tests.support import models
from tests.support.fakes import FakeProgress


@pytest.fixture(scope="module")
def any_size(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("any_size")
    return models.saved(models.small_cnn(shape=(None, None, 3)), folder / "any.keras").path


def test_a_size_is_asked_for_by_the_option_that_gives_it(any_size: Path) -> None:
    with pytest.raises(SpecError) as refused:
        inspect_model(any_size, None, FakeProgress())
    assert "--input-size" in refused.value.hint


def test_a_named_size_is_described(any_size: Path) -> None:
    described = inspect_model(any_size, ImageSize(20, 10), FakeProgress())
    assert described.inputs[0].shape == (1, 10, 20, 3)


def test_a_damaged_tflite_file_is_named(tmp_path: Path) -> None:
    junk = tmp_path / "junk.tflite"
    junk.write_bytes(b"not a model")
    with pytest.raises(MetadataError, match=r"“junk\.tflite” is not a sound TFLite file"):
        inspect_model(junk, None, FakeProgress())
