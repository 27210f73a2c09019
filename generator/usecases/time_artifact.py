"""Decides on what an artefact is timed: on a picture as the app would hand it over, on this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from generator.errors import SpecError
from generator.evaluation.device_benchmark import DeviceBenchmark
from generator.parity.latency import Latency, NotMeasured, measure_latency
from generator.parity.preprocessed import model_inputs
from generator.processing import Frame
from generator.spec import FORMAT_NAMES, ModelArtifact, ModelSpec
from generator.spec.quantization import Tensors

Meter: TypeAlias = Callable[[ModelArtifact, Tensors], Latency | NotMeasured]
"""Times one artefact on one picture's inputs."""


def time_artifact(
    artifact: ModelArtifact, spec: ModelSpec, frame: Frame, meter: Meter = measure_latency
) -> Latency | NotMeasured:
    """How long one inference on `frame` takes here, or why that can't be told."""
    return meter(artifact, model_inputs(frame, spec, artifact.inputs))


def benchmarks_of(
    artifacts: Iterable[ModelArtifact], benchmarks: Sequence[DeviceBenchmark]
) -> list[tuple[ModelArtifact, tuple[DeviceBenchmark, ...]]]:
    """Each artefact with what phones measured of exactly this one.

    Raises:
        SpecError: a benchmark is of none of them, so that its figures would say nothing about what is made here.
    """
    digests = [(artifact, artifact.sha256) for artifact in artifacts]
    known = {sha256 for _, sha256 in digests}
    for benchmark in benchmarks:
        if benchmark.sha256 not in known:
            made = "; ".join(f"{FORMAT_NAMES[artifact.format]} {sha256[:12]}…" for artifact, sha256 in digests)
            raise SpecError(
                f"{benchmark.path} was measured with another model: {FORMAT_NAMES[benchmark.format]} "
                f"{benchmark.sha256[:12]}…, and this run makes {made} (SHA-256)",
                "Leave it out, put this run's app on the phone, measure again, and give that file to mobilegen report.",
            )
    return [(artifact, tuple(each for each in benchmarks if each.sha256 == sha256)) for artifact, sha256 in digests]
