"""Decides what can run a model in an iOS app, and which of TensorFlow Lite's delegates are known not to."""

from __future__ import annotations

from collections.abc import Sequence

from generator.analysis.delegates import CORE_ML_OPERATORS
from generator.errors import SpecError, UsageError
from generator.metadata import describe_tflite
from generator.spec import (
    DType,
    IosRuntime,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    Platform,
    SourceFormat,
    platform_formats,
)

CORE_ML_DELEGATE = "core-ml-delegate"
"""The iOS app's name for it."""

_ANDROID_ALONE = "make the Android app alone with --platform android."


def chosen_runtime(wanted: IosRuntime | None, source: ModelSource) -> IosRuntime:
    """The runtime of the iOS app around the model at `source`.

    Raises:
        UsageError: the one that is wanted can't run it.
    """
    if source.format is not SourceFormat.TFLITE:
        return wanted or IosRuntime.COREML
    if wanted in (None, IosRuntime.TFLITE):
        return IosRuntime.TFLITE
    raise UsageError(
        f"“{source.path.name}” is a TFLite model already, and Core ML can't be made from it",
        "Give the model that it was converted from, or leave --ios-runtime out: the iOS app then runs TensorFlow Lite.",
    )


def wanted_formats(platforms: Sequence[Platform], runtime: IosRuntime) -> tuple[ModelFormat, ...]:
    """What the model has to be converted to for the apps, each once."""
    return tuple(dict.fromkeys(kind for platform in platforms for kind in platform_formats(platform, runtime)))


def check_ios_tensors(artifact: ModelArtifact) -> None:
    """Raises `SpecError` if the iOS app can't run the artefact: its operators, or the types of its tensors."""
    if artifact.format is ModelFormat.TFLITE and artifact.needs_interpreter:
        raise _interpreter_refusal(artifact)
    for tensor in (*artifact.inputs, *artifact.outputs):
        if artifact.format is ModelFormat.TFLITE and tensor.dtype is DType.INT8:
            raise SpecError(
                f"“{tensor.name}” holds int8, which TensorFlow Lite's Swift API doesn't know",
                "Convert the model with inference_input_type and inference_output_type float32 or uint8, or "
                f"{_ANDROID_ALONE}",
            )


def check_ios_io(io: DType, runtime: IosRuntime) -> None:
    """Raises `UsageError` if an iOS app with `runtime` can't give and take the element type that was asked for."""
    if io is DType.INT8 and ModelFormat.TFLITE in runtime.formats:
        raise UsageError(
            "--io int8 makes tensors that TensorFlow Lite's Swift API, which the iOS app uses, doesn't know",
            f"Choose --io uint8 or float32, let the iOS app run Core ML (--ios-runtime coreml), or {_ANDROID_ALONE}",
        )


def _interpreter_refusal(artifact: ModelArtifact) -> SpecError:
    """Why no iOS app is made around a `.tflite` that LiteRT's CompiledModel refuses on Android."""
    if artifact.select_tf_ops:
        return SpecError(
            f"the .tflite borrows {', '.join(artifact.select_tf_ops)} from TensorFlow: no iOS app is made around that, "
            "as the pod with TensorFlow's kernels has no part for simulators and is reported not to build in Xcode 16",
            "Let the iOS app run Core ML (--ios-runtime coreml), where the source isn't a .tflite itself, or "
            f"{_ANDROID_ALONE}",
        )
    return SpecError(
        "the .tflite keeps variables from one frame to the next: no iOS app is made around that, as its check of an "
        "accelerator couldn't begin anew with each picture",
        _ANDROID_ALONE.capitalize(),
    )


def known_delegate_failures(artifact: ModelArtifact) -> dict[str, str]:
    """Why a delegate of TensorFlow Lite's can't run the artefact, by the app's name for the delegate."""
    if artifact.format is not ModelFormat.TFLITE:
        return {}
    if artifact.weights or any(tensor.dtype is not DType.FLOAT32 for tensor in (*artifact.inputs, *artifact.outputs)):
        return {CORE_ML_DELEGATE: "it runs models of floating-point numbers only"}
    (content,) = artifact.files.values()
    if not any(operator.name in CORE_ML_OPERATORS for operator in describe_tflite(content).operators):
        return {CORE_ML_DELEGATE: "it has none of the model's operators"}
    return {}
