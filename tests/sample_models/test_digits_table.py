"""The README's table of recipes is what `mobilegen evaluate` says, and int8 costs less than a point."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.spec import QuantizationRecipe
from sample_models.digits import make_table

# One picture more or less may fall the other way in another machine's arithmetic; converters differ by some bytes.
_ONE_PICTURE = 100 / 450 + 0.01
_SIZE = 0.02


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return make_table.measured()


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def percentage(cell: str) -> float:
    return float(cell.split(maxsplit=1)[0]) if cell else 100.0


def test_every_recipe_is_measured(data: dict[str, Any]) -> None:
    measured = {(model["format"], model["precision"]) for model in data["models"][1:]}
    assert measured == {(kind.value, recipe.value) for recipe in QuantizationRecipe for kind in recipe.formats}
    assert not [model["failure"] for model in data["models"] if model["failure"]]


def test_the_readme_is_what_the_command_says(data: dict[str, Any]) -> None:
    text = (make_table.FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"\nmobilegen {' '.join(make_table.COMMAND)}\n" in text
    found = re.search(r"(?<=<!-- recipes -->\n).*(?=\n<!-- /recipes -->)", text, flags=re.DOTALL)
    assert found is not None
    written = {tuple(cells(line)[:2]): cells(line)[2:] for line in found[0].splitlines()}
    said = {tuple(cells(line)[:2]): cells(line)[2:] for line in make_table.table(data)}
    assert written.keys() == said.keys()
    for model, (size, right, same) in list(written.items())[2:]:
        assert float(size.split()[0]) == pytest.approx(float(said[model][0].split()[0]), rel=_SIZE), model
        assert percentage(right) == pytest.approx(percentage(said[model][1]), abs=_ONE_PICTURE), model
        assert percentage(same) == pytest.approx(percentage(said[model][2]), abs=_ONE_PICTURE), model


def test_int8_costs_less_than_a_point(data: dict[str, Any]) -> None:
    shares = {(model["format"], model["precision"]): model["accuracy"]["top1"]["value"] for model in data["models"]}
    assert shares["tflite", "float32"] - shares["tflite", "static_wi8_ai8"] <= 0.01
