"""Core ML packages of anybody's are compared whole: labels, scalars, pictures; what can't be is not said to agree."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.errors import NotCheckedError
from generator.usecases.verify import verify
from generator.usecases.verifying.request import Verdict, VerifiedModel, VerifyRequest
from tests.support.fakes import FakeProgress
from tests.support.mil_packages import MilProgram, set_immediate, set_tensor_type

_LABELS = ("cat", "dog", "bird")
_SHAPE = (1, 3)


def _saved(folder: Path, name: str, program: MilProgram) -> Path:
    package = folder / f"{name}.mlpackage"
    for path, content in program.files().items():
        file = package / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return package


def _compared(source: Path, artifact: Path) -> VerifiedModel:
    (model,) = verify(VerifyRequest(source, (artifact,)), FakeProgress()).models
    return model


def _classifier(
    scale: float = 1, dtype: str = "FLOAT32", labels: tuple[Any, ...] = _LABELS, *, listed: bool = False
) -> MilProgram:
    """Softmax of three numbers, the second one scaled; `listed` labels stand in the operation, as coremltools' do."""
    program = MilProgram()
    program.input("x", _SHAPE)
    short, element = ("fp16", np.float16) if dtype == "FLOAT16" else ("fp32", np.float32)
    program.op("cast", {"given": (dtype, _SHAPE)}, x="x", dtype=np.array(short))
    program.op("mul", {"scaled": (dtype, _SHAPE)}, x="given", y=np.array([[1, scale, 1]], element))
    program.op("softmax", {"shares": (dtype, _SHAPE)}, x="scaled", axis=np.int32(-1))
    program.op("cast", {"scores": ("FLOAT32", _SHAPE)}, x="shares", dtype=np.array("fp32"))
    if listed:
        classify = program.op("classify", {}, probabilities="scores")
        value = classify.inputs["classes"].arguments.add().value
        for label in labels:
            set_immediate(value.immediateValue.list.values.add(), np.array(label))
        set_tensor_type(value.type.listType.type, "STRING" if isinstance(labels[0], str) else "INT64", ())
    else:
        program.const("classes", np.array(labels))
        classify = program.op("classify", {}, probabilities="scores", classes="classes")
    _describe(program, classify, "STRING" if isinstance(labels[0], str) else "INT64")
    return program


def _describe(program: MilProgram, classify: Any, kind: str) -> None:
    set_tensor_type(classify.outputs.add(name="label").type, kind, ())
    probabilities = classify.outputs.add(name="probabilities").type.dictionaryType
    set_tensor_type(probabilities.keyType, kind, ())
    set_tensor_type(probabilities.valueType, "FLOAT32", ())
    program.block.outputs.extend(["label", "probabilities"])
    described, texts = program.model.description, kind == "STRING"
    label = described.output.add(name="label").type
    (label.stringType if texts else label.int64Type).SetInParent()
    dictionary = described.output.add(name="probabilities").type.dictionaryType
    (dictionary.stringKeyType if texts else dictionary.int64KeyType).SetInParent()
    described.predictedFeatureName, described.predictedProbabilitiesName = "label", "probabilities"


@pytest.mark.parametrize("dtype", ["FLOAT32", "FLOAT16"])
def test_a_wrong_classifier_is_located_and_float16_is_not_blamed(tmp_path: Path, dtype: str) -> None:
    source = _saved(tmp_path, "source", _classifier())
    found = _compared(source, _saved(tmp_path, "wrong", _classifier(3, dtype)))
    assert found.verdict is Verdict.DIFFERS
    assert found.divergence[0].startswith("The first wrong result is that of mul “scaled”")


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize(("labels", "swapped"), [(_LABELS, ("dog", "cat", "bird")), ((7, 8, 9), (8, 7, 9))])
def test_swapped_labels_of_a_classifier_differ(
    tmp_path: Path, labels: tuple[Any, ...], swapped: tuple[Any, ...], *, listed: bool
) -> None:
    source = _saved(tmp_path, "source", _classifier(labels=labels))
    same = _compared(source, _saved(tmp_path, "same", _classifier(labels=labels, listed=listed)))
    assert same.verdict is Verdict.AGREES
    assert same.agreeing == (16, 16)
    found = _compared(source, _saved(tmp_path, "swapped", _classifier(labels=swapped, listed=listed)))
    assert found.verdict is Verdict.DIFFERS
    first = f"the first is “{swapped[0]}”, yours “{labels[0]}”"
    assert found.findings == (f"Its labels differ in 2 of 3 places: {first}.",)


def _counting(kind: str, added: int = 0) -> MilProgram:
    """An array, and beside it a scalar feature: the index of the greatest element and more."""
    program = MilProgram()
    program.input("x", (1, 4))
    program.op("relu", {"y": ("FLOAT32", (1, 4))}, x="x")
    program.output("y")
    program.op("reduce_argmax", {"index": ("INT32", (1,))}, x="x", axis=np.int32(1), keep_dims=np.False_)
    program.op("add", {"more": ("INT32", (1,))}, x="index", y=np.int32(added))
    program.op("squeeze", {"count": ("INT32", ())}, x="more", axes=np.array([0], np.int32))
    program.block.outputs.append("count")
    feature = program.model.description.output.add(name="count").type
    getattr(feature, f"{kind}Type").SetInParent()
    return program


@pytest.mark.parametrize("kind", ["int64", "double"])
def test_scalar_outputs_are_compared(tmp_path: Path, kind: str) -> None:
    source = _saved(tmp_path, "source", _counting(kind))
    assert _compared(source, _saved(tmp_path, "same", _counting(kind))).verdict is Verdict.AGREES
    found = _compared(source, _saved(tmp_path, "other", _counting(kind, 7)))
    assert found.verdict is Verdict.DIFFERS
    assert {error.name: error.max_abs for error in found.outputs} == {"y": 0, "count": 7}


@pytest.mark.parametrize("kind", ["string", "sequence"])
def test_what_can_not_be_compared_is_not_checked(tmp_path: Path, kind: str) -> None:
    strange = _saved(tmp_path, "strange", _counting(kind))
    found = _compared(_saved(tmp_path, "source", _counting("int64")), strange)
    assert found.verdict is Verdict.NOT_CHECKED
    assert found.findings == (f"It was not checked: its output “count” is a {kind}.",)
    with pytest.raises(NotCheckedError, match=f"its output “count” is a {kind}"):
        _compared(strange, strange)


def _weighted(factor: float, *, palette: bool = False, plain: int = 0) -> MilProgram:
    """Three weights in float16, or by indices into a palette, widened to float32; `plain` float32 ones besides."""
    program = MilProgram()
    program.input("x", _SHAPE)
    values: NDArray[np.float16] = np.array([1, 2 * factor, 3], np.float16)
    if palette:
        program.const("indices", np.array([0, 1, 2], np.uint8), "UINT8")
        program.const("lut", np.resize(values, 256).astype(np.float32))
        program.op(
            "constexpr_lut_to_dense",
            {"weight": ("FLOAT32", (3,))},
            indices="indices",
            lut="lut",
            shape=np.array([3], np.uint32),
        )
    else:
        program.const("stored", values)
        program.op("constexpr_cast", {"weight": ("FLOAT32", (3,))}, source_val="stored", output_dtype=np.array("fp32"))
    program.op("mul", {"scaled": ("FLOAT32", _SHAPE)}, x="x", y="weight")
    program.const("zeros", np.zeros((max(plain, 1), 1), np.float32))
    program.op("reduce_sum", {"zero": ("FLOAT32", (1, 1))}, x="zeros", axes=np.array([0], np.int32), keep_dims=np.True_)
    program.op("add", {"y": ("FLOAT32", _SHAPE)}, x="scaled", y="zero")
    program.output("y")
    return program


@pytest.mark.parametrize(
    ("options", "precision", "verdict"),
    [
        ({}, "float16", Verdict.DIFFERS),
        ({"palette": True}, "integer", Verdict.AGREES),
        ({"palette": True, "plain": 50}, "float32", Verdict.DIFFERS),
    ],
)
def test_only_compressed_weights_lower_the_bar(
    tmp_path: Path, options: Mapping[str, Any], precision: str, verdict: Verdict
) -> None:
    source = _saved(tmp_path, "source", _weighted(1))
    found = _compared(source, _saved(tmp_path, "off", _weighted(1.1, **options)))
    assert (found.precision, found.verdict) == (precision, verdict)
    assert _compared(source, _saved(tmp_path, "sound", _weighted(1, **options))).verdict is Verdict.AGREES


def test_float16_inside_of_a_branch_counts(tmp_path: Path) -> None:
    program = MilProgram()
    program.input("x", _SHAPE)
    condition = program.op("cond", {"y": ("FLOAT32", _SHAPE)}, pred=np.True_)
    for number in range(2):
        block = condition.blocks.add()
        program.op("cast", {f"half{number}": ("FLOAT16", _SHAPE)}, block=block, x="x", dtype=np.array("fp16"))
        program.op("cast", {f"y{number}": ("FLOAT32", _SHAPE)}, block=block, x=f"half{number}", dtype=np.array("fp32"))
        block.outputs.append(f"y{number}")
    program.output("y")
    package = _saved(tmp_path, "branch", program)
    assert _compared(package, package).precision == "float16"


def test_names_that_are_used_again_do_not_hang_it(tmp_path: Path) -> None:
    def program(factor: float, *, again: bool) -> MilProgram:
        made = MilProgram()
        made.input("x", _SHAPE)
        made.op("mul", {"a": ("FLOAT32", _SHAPE)}, x="x", y=np.float32(factor))
        if again:
            condition = made.op("cond", {"u": ("FLOAT32", _SHAPE)}, pred=np.True_)
            for _ in range(2):
                block = condition.blocks.add()
                made.op("identity", {"b": ("FLOAT32", _SHAPE)}, block=block, x="a")
                made.op("identity", {"a": ("FLOAT32", _SHAPE)}, block=block, x="b")
                block.outputs.append("a")
        made.op("identity", {"y": ("FLOAT32", _SHAPE)}, x="a")
        made.output("y")
        return made

    source = _saved(tmp_path, "source", program(2, again=False))
    found = _compared(source, _saved(tmp_path, "again", program(5, again=True)))
    assert found.verdict is Verdict.DIFFERS
    assert "several of its operations are called “a”" in found.divergence[0]
