"""Decides by how much a model makes an app grow: its own size, and that of the runtime that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.spec import FORMAT_NAMES, ModelArtifact, ModelFormat, NpuVendor, Platform


@dataclass(frozen=True)
class Part:
    """Something that an app carries.

    Attributes:
        size: bytes as installed on a 64-bit ARM phone.
        source: who measured it where, for people; empty for the model, whose size is that of its files.
    """

    name: str
    size: int
    source: str = ""


LITERT = Part(
    "LiteRT's library",
    5_405_080,
    "published: libLiteRt.so for arm64-v8a of a 2.x release, as github.com/ninbyo02/lami-android lists it; 2.3.0 was "
    "not measured",
)
LITERT_GPU = Part(
    "LiteRT's GPU accelerator",
    2_800_000,
    "published: libLiteRtClGlAccelerator.so of a 2.x release, about 2.8 MB for each ABI in public projects' notes; "
    "2.3.0 was not measured",
)
INTERPRETER = Part(
    "TensorFlow Lite's classic interpreter",
    3_401_672,
    "measured: libtensorflowlite_jni.so for arm64-v8a in org.tensorflow:tensorflow-lite:2.16.1",
)
SELECT_TF_OPS_ANDROID = Part(
    "TensorFlow's own operators (Select TF ops)",
    98_673_560,
    "measured: libtensorflowlite_flex_jni.so for arm64-v8a in org.tensorflow:tensorflow-lite-select-tf-ops:2.14.0 "
    "(29.3 MB when compressed for the download); apps take 2.16.1, which was not measured",
)
TENSORFLOW_LITE_C = Part(
    "TensorFlow Lite's library",
    4_000_000,
    "published: 3 to 4 MB in an app for arm64, github.com/tensorflow/tensorflow/issues/57196, of 2.9; 2.17 unmeasured",
)
SELECT_TF_OPS_IOS = Part(
    "TensorFlow's own operators (Select TF ops)",
    74_000_000,
    "published: 74 MB in an app's link map, github.com/tensorflow/tensorflow/issues/59105 (2021); not measured",
)

_NO_GPU_IOS = "the Metal and Core ML delegates of TensorFlow Lite, of which no size is published"
_NO_NPU = "the runtime for NPUs ({}), of which no size is published"


@dataclass(frozen=True)
class AppSizeGrowth:
    """What a model adds to one app, as installed: code and models lie there uncompressed.

    Attributes:
        parts: models first, then runtimes.
        uncounted: what else it adds, of unknown size; each begins in lower case.
    """

    platform: Platform
    parts: tuple[Part, ...]
    uncounted: tuple[str, ...] = ()

    @property
    def megabytes(self) -> float:
        """All parts together, in 1,000,000 bytes."""
        return sum(part.size for part in self.parts) / 1e6

    @property
    def told(self) -> str:
        """What is counted and what isn't, for people; no full sentence."""
        counted = ", ".join(f"{part.name} {part.size / 1e6:.1f} MB" for part in self.parts)
        left_out = f"; not counted: {'; '.join(self.uncounted)}" if self.uncounted else ""
        return f"as installed on a 64-bit ARM phone: {counted}{left_out}"


def app_size_growth(
    platform: Platform, artifacts: Sequence[ModelArtifact], npu: Sequence[NpuVendor] = ()
) -> AppSizeGrowth:
    """What `artifacts`, which the app for `platform` carries, and their runtimes add to it."""
    models = [Part(f"the {FORMAT_NAMES[each.format]} model", each.size) for each in artifacts]
    tflite = next((each for each in artifacts if each.format is ModelFormat.TFLITE), None)
    if tflite is None:
        # Core ML is a part of iOS.
        return AppSizeGrowth(platform, tuple(models))
    android = platform is Platform.ANDROID
    runtimes = _android_runtimes(tflite) if android else _ios_runtimes(tflite)
    return AppSizeGrowth(platform, (*models, *runtimes), tuple(_uncounted(android, tflite, npu)))


def _android_runtimes(artifact: ModelArtifact) -> Iterator[Part]:
    if not artifact.needs_interpreter:
        yield from (LITERT, LITERT_GPU)
        return
    yield INTERPRETER
    if artifact.select_tf_ops:
        yield SELECT_TF_OPS_ANDROID


def _ios_runtimes(artifact: ModelArtifact) -> Iterator[Part]:
    yield TENSORFLOW_LITE_C
    if artifact.select_tf_ops:
        yield SELECT_TF_OPS_IOS


def _uncounted(android: bool, artifact: ModelArtifact, npu: Sequence[NpuVendor]) -> Iterator[str]:
    if not android:
        yield _NO_GPU_IOS
    elif npu and not artifact.needs_interpreter:
        yield _NO_NPU.format(", ".join(vendor.value for vendor in npu))
