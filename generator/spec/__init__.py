"""The domain: what a model contract and a project are, and when they are wrong."""

from generator.spec.formats import FORMAT_NAMES, ModelFormat, SourceFormat
from generator.spec.labels import LabelSet
from generator.spec.model import ModelArtifact, ModelInfo, ModelSource, ModelSpec, TaskKind
from generator.spec.postprocessing import Activation, Postprocessing
from generator.spec.preprocessing import (
    ChannelOrder,
    ImagePreprocessing,
    ImageSize,
    Normalization,
    ResizeFilter,
    ResizeMode,
)
from generator.spec.problems import Problem, Severity, raise_errors
from generator.spec.project import (
    AppSpec,
    IosRuntime,
    NpuVendor,
    Platform,
    ProjectSpec,
    TemplateChoice,
    platform_formats,
)
from generator.spec.quantization import Quantization, QuantizationPlan, QuantizationRecipe
from generator.spec.tensors import DType, QuantizationParams, TensorLayout, TensorSpec

__all__ = [
    "FORMAT_NAMES",
    "Activation",
    "AppSpec",
    "ChannelOrder",
    "DType",
    "ImagePreprocessing",
    "ImageSize",
    "IosRuntime",
    "LabelSet",
    "ModelArtifact",
    "ModelFormat",
    "ModelInfo",
    "ModelSource",
    "ModelSpec",
    "Normalization",
    "NpuVendor",
    "Platform",
    "Postprocessing",
    "Problem",
    "ProjectSpec",
    "Quantization",
    "QuantizationParams",
    "QuantizationPlan",
    "QuantizationRecipe",
    "ResizeFilter",
    "ResizeMode",
    "Severity",
    "SourceFormat",
    "TaskKind",
    "TemplateChoice",
    "TensorLayout",
    "TensorSpec",
    "platform_formats",
    "raise_errors",
]
