"""Decides what a known network must show as a Core ML package, on any system."""

from __future__ import annotations

from functools import cache

from generator.convert import to_coreml
from generator.parity import CHECKS, ParityReport
from generator.spec import ModelFormat, QuantizationRecipe
from tests.zoo.subjects import Subject, classifier

# Smaller than the originals' 224 pixels: layers and operators are the same, and nine tenths of the time are saved.
SIZE = 96
_PICTURES = 4
_FLOAT32_RANGE = 1e-5


@cache
def zoo_network(name: str) -> Subject:
    """The network called `name` with its contract, built once."""
    return classifier(name, SIZE, _PICTURES, logits=True)


def coreml_report(subject: Subject, recipe: QuantizationRecipe) -> ParityReport:
    """What the evaluator says of the network's package."""
    artifact = to_coreml(subject.source, recipe, subject.spec.name)
    return CHECKS[ModelFormat.COREML](subject.source, artifact, subject.spec, subject.frames)[0]


def float32_differs_by_rounding_only(name: str) -> None:
    """Asserts it of the network called `name`."""
    report = coreml_report(zoo_network(name), QuantizationRecipe.FLOAT32)
    assert report.passed, report.summary
    assert len(report.rows) == _PICTURES
    assert max(row.agreement.range_error for row in report.rows) <= _FLOAT32_RANGE
    assert report.notes == (), "a network that answers every picture alike shows nothing"


def float16_keeps_its_limits(name: str) -> None:
    """Asserts it of the network called `name`."""
    report = coreml_report(zoo_network(name), QuantizationRecipe.FLOAT16)
    assert report.passed, report.summary
    assert max(row.agreement.range_error for row in report.rows) > _FLOAT32_RANGE
