"""Apps replay pictures on which their model answers as its source does: the user's own, or else synthetic ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from generator.errors import ParityError
from generator.processing import Frame
from generator.spec import ModelFormat, QuantizationPlan, QuantizationRecipe
from generator.usecases.prepared import PreparedModel

_W4, _FLOAT16 = QuantizationRecipe.PALETTIZED_W4_AFP16, QuantizationRecipe.FLOAT16


@dataclass(frozen=True)
class Artifact:
    """As much of an artefact, and of what came of checking it, as the choice looks at."""

    recipe: QuantizationRecipe
    errors: tuple[float, ...]

    @property
    def artifact(self) -> Artifact:
        return self


def prepared(errors: tuple[float, ...], own: int, recipe: QuantizationRecipe = _W4) -> PreparedModel:
    nothing: Any = None
    artifacts: Any = {ModelFormat.COREML: Artifact(recipe, errors)}
    frames = [Frame.from_rgb(np.full((2, 2, 3), number, np.uint8)) for number in range(len(errors))]
    return PreparedModel(
        nothing, nothing, QuantizationPlan(), frames, frames[:own], artifacts, choices={}, evaluator=None, notes=()
    )


@pytest.mark.parametrize(
    ("errors", "own", "expected"),
    [
        ((0.1, 0.2, 0.1), 0, [0, 1, 2]),
        ((0.1, 0.2, 0.1), 2, [0, 1]),
        ((0.9, 0.2, 0.1), 2, [1]),
        ((0.9, 0.8, 0.1), 2, [2]),
        ((0.9, 0.8, 0.7), 2, []),
    ],
)
def test_pictures_that_a_recipe_leaves_as_they_are(errors: tuple[float, ...], own: int, expected: list[int]) -> None:
    found = prepared(errors, own)
    assert found.golden_pictures == expected
    assert found.golden_error(ModelFormat.COREML) == max((errors[number] for number in expected), default=0.0)


def test_floats_are_replayed_whatever_they_do() -> None:
    assert prepared((0.9, 0.8), 0, _FLOAT16).golden_pictures == [0, 1]


def test_none_left_is_refused_with_what_to_give() -> None:
    with pytest.raises(
        ParityError, match="Each of 2 test pictures gets a score that is off by more than 30%"
    ) as caught:
        _ = prepared((0.9, 0.8), 1).golden_frames
    assert "--samples" in caught.value.hint
