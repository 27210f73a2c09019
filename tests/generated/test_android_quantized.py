"""Generated Android apps with inputs and outputs of 8 bits: from a frame to an answer, on the real model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.output import apply, existing_paths, plan
from generator.render import RENDERERS, RenderRequest
from generator.spec import DType, Platform, QuantizationParams, TensorSpec
from tests.support.quantized import quantized_digits
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.classifier_run import run_classifier
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.kotlin.compiler import Compiler

pytestmark = pytest.mark.toolchain

CLOSE = 0.05
"""What 8 bits may change about a score; the digits' scores are steps of 1/256."""


@pytest.fixture(scope="module", params=[DType.INT8, DType.UINT8], ids=str)
def request_(request: pytest.FixtureRequest) -> RenderRequest:
    made = quantized_digits(request.param)
    tensors = (*made.project.model.inputs, *made.project.model.outputs)
    assert [tensor.dtype for tensor in tensors] == [request.param] * 2
    return made


def built(request: RenderRequest, compiler: Compiler, folder: Path) -> AndroidBuild:
    root = folder / "android"
    apply(plan(RENDERERS[Platform.ANDROID].render(request), existing_paths(root)), root)
    return AndroidBuild(AndroidProject(root), compiler, folder / "build")


def test_classifier_of_a_quantised_model_answers_as_the_float_model(
    request_: RenderRequest, compiler: Compiler, tmp_path: Path
) -> None:
    build = built(request_, compiler, tmp_path)

    run = run_classifier(build, tmp_path / "run")

    assert (run.exit_code, run.accelerator) == (0, "CPU"), run.output
    assert run.rejections == {"GPU": "NotAvailable"}
    header, *rows = (line.split("\t") for line in request_.golden["golden.tsv"].decode().splitlines())
    assert len(rows) == len(run.answers) > 1
    for row in (dict(zip(header, fields, strict=True)) for fields in rows):
        best = run.answers[row["name"]][0]
        assert best.index == int(row["indices"].split(",")[0])
        assert best.score == pytest.approx(float(row["scores"].split(",")[0]), abs=CLOSE)
    assert build.run_inference_tests().passed >= 10


def test_wrong_zero_point_is_noticed(compiler: Compiler, tmp_path: Path) -> None:
    """Shows that the check above can fail, and that the app would not show nonsense."""
    request_ = quantized_digits(DType.INT8)
    (model,) = request_.models
    (output,) = model.artifact.outputs
    wrong = replace(request_, models=(replace(model, artifact=replace(model.artifact, outputs=(_shifted(output),))),))

    run = run_classifier(built(wrong, compiler, tmp_path), tmp_path / "run")

    assert (run.exit_code, run.accelerator) == (0, "none"), run.output
    assert run.rejections["CPU"].startswith("WrongAnswer")


def _shifted(tensor: TensorSpec) -> TensorSpec:
    assert tensor.quantization
    quantization = tensor.quantization
    return replace(tensor, quantization=QuantizationParams(quantization.scale, quantization.zero_point + 64))
