"""`verify` compares artefacts with their source or with each other; its exit code says what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from generator.cli.app import app
from generator.metadata import with_coreml_metadata, with_tflite_metadata
from generator.spec import LabelSet, ModelArtifact, ModelFormat, Normalization, QuantizationRecipe
from tests.mil import mutated
from tests.support import tflite_damage
from tests.support.command_line import DIGIT_LABELS, DIGITS, Ran, mobilegen
from tests.support.specs import digits_preprocessing, digits_spec
from tests.support.tflite_files import TinyClassifier
from tests.support.trees import read_tree

_CONTRACT = ("--labels", DIGIT_LABELS, "--normalize", "minus-one-to-one")
_SWAPPED = LabelSet(("0", "1", "2", "7", "4", "5", "6", "3", "8", "9"))
_ZERO_TO_ONE = digits_preprocessing(normalization=Normalization((0.0,), (255.0,)))


@pytest.fixture(scope="session")
def wrong(converted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Artefacts of the digits model with one thing wrong in each of them."""
    folder = tmp_path_factory.mktemp("wrong")
    tflite, package = (converted / "digits.tflite").read_bytes(), read_tree(converted / "digits.mlpackage")
    contracts: Mapping[str, Mapping[str, Any]] = {
        "labels": {"labels": _SWAPPED},
        "normalisation": {"preprocessing": _ZERO_TO_ONE},
    }
    for name, changes in contracts.items():
        spec = digits_spec(**changes)
        (content,) = with_tflite_metadata(_artifact(ModelFormat.TFLITE, {"a.tflite": tflite}), spec).files.values()
        (folder / f"{name}.tflite").write_bytes(content)
        _write(folder / f"{name}.mlpackage", with_coreml_metadata(_artifact(ModelFormat.COREML, package), spec).files)
    (folder / "weight.tflite").write_bytes(tflite_damage.weight("CONV_2D", 1)(tflite))
    _write(folder / "weight.mlpackage", mutated.one_weight("conv", 50, index=1)(package))
    return folder


def _artifact(kind: ModelFormat, files: dict[str, bytes]) -> ModelArtifact:
    spec = digits_spec()
    return ModelArtifact(kind, QuantizationRecipe.FLOAT32, files, spec.inputs, spec.outputs)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture(scope="session")
def everything(converted: Path, wrong: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `verify --json` says of sound and wrong artefacts beside the source model, by name; it ends with 6."""
    here = tmp_path_factory.mktemp("everything") / "here"
    here.mkdir()
    artefacts = [converted / "digits.tflite", converted / "digits.mlpackage", *sorted(wrong.iterdir())]
    ran = mobilegen("verify", DIGITS, *artefacts, *_CONTRACT, "--json", cwd=here)
    assert ran.code == 6, ran.err
    assert list(here.iterdir()) == []
    data = json.loads(ran.out)
    return {Path(each["artifact"]).name: each for each in data["artifacts"]}


@pytest.mark.parametrize("name", ["digits.tflite", "digits.mlpackage"])
def test_a_sound_artefact_agrees(everything: dict[str, Any], name: str) -> None:
    found = everything[name]
    assert found["verdict"] == "agrees"
    assert found["findings"] == found["divergence"] == []
    assert (found["agreeing"], found["compared"]) == (16, 16)
    assert found["outputs"][0]["range_error"] < 1e-4


@pytest.mark.parametrize("suffix", [".tflite", ".mlpackage"])
def test_swapped_labels_differ_though_every_number_is_right(everything: dict[str, Any], suffix: str) -> None:
    found = everything[f"labels{suffix}"]
    assert found["verdict"] == "differs"
    assert found["findings"] == ["Its labels differ in 2 of 10 places: the first is “7”, yours “3”."]
    assert found["outputs"][0]["range_error"] < 1e-4


@pytest.mark.parametrize("suffix", [".tflite", ".mlpackage"])
def test_another_normalisation_differs_in_its_words_and_in_its_numbers(everything: dict[str, Any], suffix: str) -> None:
    found = everything[f"normalisation{suffix}"]
    assert found["verdict"] == "differs"
    assert found["findings"][0] == "Its mean is 0, yours 127.5."
    assert found["outputs"][0]["range_error"] > 0.1
    assert "only what it says of its inputs is wrong" in found["divergence"][0]


@pytest.mark.parametrize(("suffix", "kind"), [(".tflite", "CONV_2D"), (".mlpackage", "conv")])
def test_a_changed_weight_differs_at_the_operation_that_holds_it(
    everything: dict[str, Any], suffix: str, kind: str
) -> None:
    found = everything[f"weight{suffix}"]
    assert found["verdict"] == "differs"
    assert found["divergence"][0].startswith(f"The first wrong result is that of {kind} “")


@pytest.mark.parametrize("name", ["labels.mlpackage", "normalisation.tflite", "weight.tflite"])
def test_two_artefacts_are_compared_with_each_other(converted: Path, wrong: Path, here: Path, name: str) -> None:
    ran = mobilegen("verify", converted / "digits.tflite", wrong / name, cwd=here)
    assert ran.code == 6, ran.err
    assert ran.errors == [f"“{wrong / name}” differs from “{converted / 'digits.tflite'}”"]
    assert ran.logs == []
    assert "The log of this run" not in ran.err
    assert "differs" in ran.out


def test_a_package_and_a_tflite_file_of_one_model_agree(converted: Path, here: Path) -> None:
    ran = mobilegen("verify", converted / "digits.mlpackage", converted / "digits.tflite", cwd=here)
    assert ran.code == 0, ran.err
    assert ran.errors == []
    assert "16 of 16 examples" in ran.out
    assert list(here.iterdir()) == []


def test_what_can_not_be_run_here_is_not_called_fine(here: Path) -> None:
    foreign = here / "foreign.tflite"
    foreign.write_bytes(TinyClassifier((1, 32, 32, 3), _weights(), custom_operator="Unheard").file())
    ran = mobilegen("verify", foreign, foreign, cwd=here)
    assert ran.code == 3, ran.err
    source = here / "plain.tflite"
    source.write_bytes(TinyClassifier((1, 32, 32, 3), _weights()).file())
    ran = mobilegen("verify", source, foreign, "--json", cwd=here)
    assert ran.code == 9, ran.err
    (found,) = json.loads(ran.out)["artifacts"]
    assert found["verdict"] == "not checked"
    assert "Unheard" in found["findings"][0]


def _weights() -> Any:
    from tests.support.tflite_files import tiny_weights

    return tiny_weights((1, 32, 32, 3))


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda content: content[: len(content) // 2], 8),
        (lambda content: b"\0" * 8 + content[8:], 8),
        (lambda _: b"", 8),
    ],
    ids=["truncated", "overwritten", "empty"],
)
def test_a_damaged_artefact_is_one_message(
    converted: Path, here: Path, damage: Callable[[bytes], bytes], code: int
) -> None:
    broken = here / "broken.tflite"
    broken.write_bytes(damage((converted / "digits.tflite").read_bytes()))
    ran = mobilegen("verify", converted / "digits.tflite", broken, cwd=here)
    _assert_refused(ran, code, "broken.tflite")


@pytest.mark.parametrize(
    ("names", "code", "said"),
    [
        ("good broken missing", 8, "“broken.tflite” is damaged or can't be read"),
        ("good missing unheard", 2, "“missing.tflite” is no artefact"),
        ("broken other", 6, "“other.tflite” differs from “good.tflite”"),
        (
            "unheard good copy",
            9,
            "“unheard.tflite” and “copy.tflite” could not be checked here: nothing is known about them",
        ),
    ],
)
def test_the_most_serious_finding_gives_the_exit_code_and_all_are_shown(
    here: Path, names: str, code: int, said: str
) -> None:
    tiny, weights = (1, 32, 32, 3), _weights()
    good = TinyClassifier(tiny, weights).file()
    unheard = TinyClassifier(tiny, weights, custom_operator="Unheard").file()
    files = {"good": good, "broken": good[:100], "unheard": unheard, "copy": unheard}
    files["other"] = tflite_damage.weight("FULLY_CONNECTED")(good)
    for name, content in files.items():
        (here / f"{name}.tflite").write_bytes(content)
    ran = mobilegen("verify", "good.tflite", *(f"{name}.tflite" for name in names.split()), cwd=here)
    assert ran.code == code, ran.err
    assert ran.errors == [said]
    assert ran.logs == []
    assert all(f"{name}.tflite" in ran.out for name in names.split())


def test_the_help_breaks_no_exit_code_on_a_narrow_screen() -> None:
    ran = CliRunner().invoke(app, ["verify", "--help"], env={"COLUMNS": "80"})
    lines = [line.strip() for line in ran.output.splitlines()]
    assert "9: nothing wrong was found, but something could not be run." in lines


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("missing.keras", "{good}"), 3, "missing.keras"),
        (("{good}", "missing.tflite"), 2, "does not exist"),
        (("{good}", "{labels}"), 2, "is not a .tflite or an .mlpackage"),
        (("{good}", "{good}", "--inputs", "nowhere"), 4, "nowhere"),
        (("{good}", "{good}", "--labels", "{good}"), 4, "labels"),
        (("{good}", "{good}", "--mean", "1"), 2, "--std"),
    ],
)
def test_a_mistake_in_what_was_asked_for_is_one_message(
    converted: Path, here: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    names = {"good": converted / "digits.tflite", "labels": DIGIT_LABELS}
    ran = mobilegen("verify", *(argument.format(**names) for argument in arguments), cwd=here)
    _assert_refused(ran, code, said)


def _assert_refused(ran: Ran, code: int, said: str) -> None:
    assert ran.code == code, ran.err
    assert len(ran.errors) == 1
    assert said in ran.errors[0]
    assert ran.out == ""
    assert "Traceback" not in ran.err
