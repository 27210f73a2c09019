"""By how much apps grow: which runtimes are counted with which model, and what is said to be left out."""

from __future__ import annotations

from typing import Any

import pytest

from generator.evaluation.app_size import (
    INTERPRETER,
    LITERT,
    LITERT_GPU,
    SELECT_TF_OPS_ANDROID,
    SELECT_TF_OPS_IOS,
    TENSORFLOW_LITE_C,
    Part,
    app_size_growth,
)
from generator.spec import ModelArtifact, ModelFormat, NpuVendor, Platform, QuantizationRecipe


def _artifact(kind: ModelFormat, size: int = 2_000_000, **changes: Any) -> ModelArtifact:
    return ModelArtifact(kind, QuantizationRecipe.FLOAT32, {"model": bytes(size)}, (), (), **changes)


_TFLITE, _CORE_ML = _artifact(ModelFormat.TFLITE), _artifact(ModelFormat.COREML, 1_500_000)
_FLEX = _artifact(ModelFormat.TFLITE, select_tf_ops=("MaxPool3D",))
_STATEFUL = _artifact(ModelFormat.TFLITE, stateful=True)


@pytest.mark.parametrize(
    ("platform", "artifacts", "runtimes"),
    [
        (Platform.ANDROID, [_TFLITE], [LITERT, LITERT_GPU]),
        (Platform.ANDROID, [_STATEFUL], [INTERPRETER]),
        (Platform.ANDROID, [_FLEX], [INTERPRETER, SELECT_TF_OPS_ANDROID]),
        (Platform.IOS, [_CORE_ML], []),
        (Platform.IOS, [_TFLITE], [TENSORFLOW_LITE_C]),
        (Platform.IOS, [_CORE_ML, _TFLITE], [TENSORFLOW_LITE_C]),
        (Platform.IOS, [_FLEX], [TENSORFLOW_LITE_C, SELECT_TF_OPS_IOS]),
    ],
)
def test_an_app_grows_by_its_models_and_their_runtime(
    platform: Platform, artifacts: list[ModelArtifact], runtimes: list[Part]
) -> None:
    growth = app_size_growth(platform, artifacts)
    assert [part.size for part in growth.parts[: len(artifacts)]] == [artifact.size for artifact in artifacts]
    assert list(growth.parts[len(artifacts) :]) == runtimes
    sizes = [artifact.size for artifact in artifacts] + [runtime.size for runtime in runtimes]
    assert growth.megabytes == pytest.approx(sum(sizes) / 1e6)


def test_every_runtime_says_where_its_size_is_from() -> None:
    growths = [app_size_growth(platform, [model]) for platform in Platform for model in (_TFLITE, _FLEX, _STATEFUL)]
    runtimes = {part for growth in growths for part in growth.parts[1:]}
    assert len(runtimes) >= 5
    assert all(part.source.startswith(("measured: ", "published: ")) for part in runtimes)


def test_what_is_not_counted_is_named() -> None:
    with_npu = app_size_growth(Platform.ANDROID, [_TFLITE], (NpuVendor.QUALCOMM,))
    assert "qualcomm" in with_npu.told
    assert "not counted" in with_npu.told
    assert "not counted" not in app_size_growth(Platform.ANDROID, [_TFLITE]).told
    assert "delegates" in app_size_growth(Platform.IOS, [_TFLITE]).told
    assert app_size_growth(Platform.IOS, [_CORE_ML]).uncounted == ()


def test_parts_are_told_with_their_sizes() -> None:
    told = app_size_growth(Platform.ANDROID, [_FLEX]).told
    assert "the TFLite model 2.0 MB" in told
    assert "TensorFlow's own operators (Select TF ops) 98.7 MB" in told
