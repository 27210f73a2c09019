"""Six known networks become Core ML packages that are shown to compute the same, on any system."""

from __future__ import annotations

from functools import cache

import pytest

from generator.convert import to_coreml
from generator.parity import CHECKS, ParityReport
from generator.spec import ModelFormat, QuantizationRecipe
from tests.support.zoo import NETWORKS
from tests.zoo.subjects import Subject, classifier, embedding

# Smaller than the originals' 224 pixels: layers and operators are the same, and nine tenths of the time are saved.
_SIZE = 96
_PICTURES = 4
_FLOAT32_RANGE = 1e-5


@cache
def _network(name: str) -> Subject:
    return classifier(name, _SIZE, _PICTURES, logits=True)


def _report(subject: Subject, recipe: QuantizationRecipe) -> ParityReport:
    artifact = to_coreml(subject.source, recipe, subject.spec.name)
    return CHECKS[ModelFormat.COREML](subject.source, artifact, subject.spec, subject.frames)[0]


@pytest.mark.parametrize("name", NETWORKS)
def test_float32_package_differs_by_rounding_only(name: str) -> None:
    report = _report(_network(name), QuantizationRecipe.FLOAT32)
    assert not report.failed, report.summary
    assert len(report.rows) == _PICTURES
    assert max(row.agreement.range_error for row in report.rows) <= _FLOAT32_RANGE
    assert report.notes == (), "a network that answers every picture alike shows nothing"


@pytest.mark.parametrize("name", NETWORKS)
def test_float16_package_keeps_its_limits(name: str) -> None:
    report = _report(_network(name), QuantizationRecipe.FLOAT16)
    assert not report.failed, report.summary
    assert max(row.agreement.range_error for row in report.rows) > _FLOAT32_RANGE


def test_embedding_that_float16_destroys_passes_in_float32_alone() -> None:
    subject = embedding(_PICTURES)
    assert _report(subject, QuantizationRecipe.FLOAT16).failed
    assert not _report(subject, QuantizationRecipe.FLOAT32).failed
