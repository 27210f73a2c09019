"""Decides which stages a use case runs: mobilegen's own, unless a test hands in others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.analysis import Advice
from generator.convert import CONVERTERS, to_tflite
from generator.convert.quantizers import QUANTIZERS, Quantizer
from generator.evaluation.calibration import CalibrationSet, calibration_set
from generator.evaluation.dataset import Dataset
from generator.metadata import with_coreml_metadata, with_tflite_metadata
from generator.parity import CHECKS, FLOAT16_EXPLANATIONS, AcceleratorReport, ParityReport, golden_files, natural_images
from generator.parity.latency import Latency, NotMeasured
from generator.processing import Frame
from generator.processing.conformance import conformance_files
from generator.render import RENDERERS, Renderer
from generator.render.files import RenderedFile
from generator.spec import (
    ImageSize,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    ModelSpec,
    Platform,
    Quantization,
    QuantizationRecipe,
    TensorSpec,
)
from generator.spec.source_model import SourceModel
from generator.usecases.advice import Evidence, advise
from generator.usecases.evaluating.evaluator import Evaluator
from generator.usecases.gpu import try_gpu
from generator.usecases.keep_float import KeptFloat, find_kept_float
from generator.usecases.loading import load_source
from generator.usecases.ports import Progress
from generator.usecases.read_back import read_back
from generator.usecases.report import report_files
from generator.usecases.reporting.findings import Findings
from generator.usecases.time_artifact import time_artifact

Convert = Callable[[SourceModel, QuantizationRecipe, str], ModelArtifact]
Annotate = Callable[[ModelArtifact, ModelSpec], ModelArtifact]
ReadBack = Callable[[ModelArtifact, ModelSpec], tuple[str, ...]]
Check = Callable[[SourceModel, ModelArtifact, ModelSpec, Sequence[Frame]], tuple[ParityReport, ...]]
Try = Callable[[SourceModel, ModelArtifact, ModelSpec, Sequence[Frame]], tuple[AcceleratorReport, ...]]
Explain = Callable[[ModelArtifact, ModelArtifact | None, ModelSpec, Sequence[Frame]], tuple[str, ...]]


@dataclass(frozen=True)
class Stages:
    """The stages from a model file to rendered projects, in the order in which they run.

    Attributes:
        borrow: makes a `.tflite` from a model that TFLite lacks operators for, with TensorFlow's own.
        quantizers: make artefacts smaller that a converter has made.
        keep_float: finds the layers that a recipe had better leave in floating point.
        calibration: takes the pictures that fix the ranges of activations from a folder or an archive.
        evaluator: has models answer labelled pictures.
        time: how long one inference on a picture takes on this computer.
        advise: says what could be better, by what was measured.
        report: the files of the report.
        read_back: compares what an artefact says of itself with the contract that was written into it.
        checks: execute an artefact, by everybody here who can, and compare it with the source model.
        accelerators: try an artefact on what may run it faster on phones.
        explanations: say in sentences what float16 does to an artefact; they get it, the same in float32 if it fails,
            and pictures, the worst first.
    """

    load: Callable[[ModelSource, ImageSize | None], SourceModel] = load_source
    converters: Mapping[ModelFormat, Convert] = field(default_factory=lambda: CONVERTERS)
    borrow: Convert = field(default_factory=lambda: partial(to_tflite, borrowing=True))
    quantizers: Mapping[ModelFormat, Quantizer] = field(default_factory=lambda: QUANTIZERS)
    keep_float: Callable[[ModelArtifact, Quantization], KeptFloat] = find_kept_float
    calibration: Callable[[Path, ModelSpec, tuple[TensorSpec, ...]], CalibrationSet] = calibration_set
    evaluator: Callable[[SourceModel, ModelSpec, Dataset, Progress], Evaluator] = Evaluator
    time: Callable[[ModelArtifact, ModelSpec, Frame], Latency | NotMeasured] = time_artifact
    advise: Callable[[Evidence], tuple[Advice, ...]] = advise
    report: Callable[[Findings], list[RenderedFile]] = report_files
    annotators: Mapping[ModelFormat, Annotate] = field(
        default_factory=lambda: {ModelFormat.TFLITE: with_tflite_metadata, ModelFormat.COREML: with_coreml_metadata}
    )
    natural_images: Callable[[int, ImageSize, int], list[Frame]] = natural_images
    read_back: ReadBack = read_back
    checks: Mapping[ModelFormat, Check] = field(default_factory=lambda: CHECKS)
    accelerators: Mapping[ModelFormat, Try] = field(default_factory=lambda: {ModelFormat.TFLITE: try_gpu})
    explanations: Mapping[ModelFormat, Explain] = field(default_factory=lambda: FLOAT16_EXPLANATIONS)
    golden_files: Callable[[SourceModel, ModelSpec, Sequence[Frame]], dict[str, bytes]] = golden_files
    conformance_files: Callable[[], dict[str, bytes]] = conformance_files
    renderers: Mapping[Platform, Renderer] = field(default_factory=lambda: RENDERERS)


STAGES = Stages()
