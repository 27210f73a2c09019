"""Which artefacts the table of comparisons shows, and what it says of those that were given up."""

from __future__ import annotations

import io

from generator.cli.parity_table import parity_table
from generator.cli.terminal import Terminal
from generator.parity import ParityReport
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.tasks import TASKS
from generator.usecases.verified import VerifiedArtifact
from tests.support.specs import digits_spec

_SPEC = digits_spec()
_FLOAT16, _FLOAT32 = QuantizationRecipe.FLOAT16, QuantizationRecipe.FLOAT32


def _report(recipe: QuantizationRecipe, failure: str = "") -> ParityReport:
    return ParityReport(
        "digits.mlpackage", ModelFormat.COREML, recipe, TASKS[_SPEC.task].limits(recipe), "a runtime", failure=failure
    )


def _shown(verified: VerifiedArtifact) -> str:
    out = io.StringIO()
    Terminal.of(out, io.StringIO(), ask=False).show(parity_table([verified]))
    return out.getvalue()


def _verified(recipe: QuantizationRecipe, report: ParityReport, **changes: object) -> VerifiedArtifact:
    artifact = ModelArtifact(ModelFormat.COREML, recipe, {"a": b"1"}, _SPEC.inputs, _SPEC.outputs)
    return VerifiedArtifact(artifact, (report,), **changes)  # type: ignore[arg-type] # whatever a test changes


def test_what_was_given_up_comes_before_what_took_its_place() -> None:
    shown = _shown(_verified(_FLOAT32, _report(_FLOAT32), given_up=(_report(_FLOAT16, "it crashed"),)))
    assert shown.index("given up") < shown.index("float32")
    assert shown.count("digits.mlpackage") == 2


def test_a_failure_that_labelled_pictures_outweigh_is_called_so() -> None:
    recipe = QuantizationRecipe.PALETTIZED_W4_AFP16
    failed = _report(recipe, "it differs")
    assert "outweighed" in _shown(_verified(recipe, failed, weighed=True))
    assert "outweighed" not in _shown(_verified(recipe, failed))
    assert "given up" not in _shown(_verified(recipe, failed))
