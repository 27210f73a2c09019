"""A network that float16 breaks is caught, explained and shipped as float32, unless the user insists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import Ran, mobilegen
from tests.support.models import saved
from tests.support.trees import read_tree
from tests.support.zoo import embedding_network

OPTIONS = ("--normalize", "minus-one-to-one", "--activation", "none", "--precision", "float16", "--no-input")
OVERFLOW = "“embedding_network_1_embedding_1_Sum” (reduce_sum) reaches"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(embedding_network(), tmp_path_factory.mktemp("model") / "embedding.keras").path


def run(command: str, model: Path, here: Path, *more: str) -> Ran:
    return mobilegen(command, model, *OPTIONS, "-o", "out", *more, cwd=here)


def test_float32_is_shipped_and_data_notes_and_readme_say_why(model: Path, here: Path) -> None:
    ran = run("new", model, here, "--json")

    assert ran.code == 0, ran.err
    core_ml = json.loads(ran.out)["artifacts"]["coreml"]
    assert (core_ml["precision"], core_ml["wanted_precision"], core_ml["forced"]) == ("float32", "float16", False)
    assert core_ml["given_up"][0]["outcome"] == "failed"
    assert {report["outcome"] for report in core_ml["parity"]} == {"passed"}
    assert core_ml["diagnosis"][0].startswith(OVERFLOW)
    assert core_ml["diagnosis"][0].endswith("float16 ends at 65504: all of it becomes infinite.")
    assert core_ml["diagnosis"][1] == "That leaves “embedding” all zero."
    assert "note: The Core ML model is float32 although float16 was asked for." in ran.err
    assert OVERFLOW in ran.err
    files = read_tree(here / "out")
    android, ios = (files[f"{platform}/README.md"].decode() for platform in ("android", "ios"))
    assert "`Models/embedding.mlpackage`, float32, " in ios
    assert "float16 was asked for, and the model is float32 all the same." in ios
    assert "\n- “embedding\\_network\\_1\\_embedding\\_1\\_Sum” (reduce\\_sum) reaches" in ios
    assert "| `embedding.tflite`, float16, " in android
    assert "on a GPU that computes in float16 it becomes infinite" in android
    assert 'tflite = "float16"\ncoreml = "float16"\n' in files["mobilegen.toml"].decode()


def test_forced_float16_is_written_and_called_wrong_everywhere(model: Path, here: Path) -> None:
    ran = run("new", model, here, "--force", "--platform", "ios")

    assert ran.code == 0, ran.err
    assert "note: The Core ML model is WRONG in float16 and was kept since --force was given." in ran.err
    assert "failed" in ran.out
    readme = read_tree(here / "out")["ios/README.md"].decode()
    assert "`Models/embedding.mlpackage`, float16, " in readme
    assert "**Found wrong when this project was made:** embedding.mlpackage does not compute" in readme
    assert "**The model is known to be wrong.**" in readme
