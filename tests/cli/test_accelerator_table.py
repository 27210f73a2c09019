"""What accelerators made of a model, for people and for programs."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from generator.cli.accelerator_table import show_accelerators
from generator.cli.result_data import accelerator_data
from generator.cli.terminal import Terminal
from generator.parity import Accelerator, AcceleratorOutcome, AcceleratorReport, RefusedOperator
from generator.parity.accelerator_log import Adapter
from generator.usecases.verified import VerifiedArtifact
from tests.support.rendering import tflite_artifact

_ADAPTER = Adapter("Swift[red]Shader", "Vulkan", is_software=True)
_REFUSED = RefusedOperator("L2_NORMALIZATION", "", ("head/[bold]unit",))


def report(outcome: AcceleratorOutcome) -> AcceleratorReport:
    refused = (_REFUSED,) if outcome is AcceleratorOutcome.TAKEN_PARTLY else ()
    adapter = None if outcome is AcceleratorOutcome.NOT_TRIED else _ADAPTER
    operators = (2, 3) if refused else (0, 0)
    return AcceleratorReport("a.tflite", Accelerator.GPU, outcome, adapter, "no GPU here", refused, operators)


def shown(*reports: AcceleratorReport) -> str:
    out = io.StringIO()
    terminal = Terminal.of(out, io.StringIO(), ask=False)
    show_accelerators([VerifiedArtifact(tflite_artifact(), (), accelerators=reports)], terminal)
    return " ".join(out.getvalue().split())


def test_without_accelerators_there_is_no_table() -> None:
    assert shown() == ""


@pytest.mark.parametrize("outcome", list(AcceleratorOutcome))
def test_verdict_and_consequence_are_told(outcome: AcceleratorOutcome) -> None:
    found = report(outcome)

    text = shown(found)

    assert outcome.value in text
    assert found.consequence in text


def test_untried_says_why() -> None:
    assert "not tried here on the GPU accelerator: no GPU here." in shown(report(AcceleratorOutcome.NOT_TRIED))


def test_names_can_not_take_the_terminal_over() -> None:
    custom = RefusedOperator("Custom\x1b[31m", "", ())
    text = shown(replace(report(AcceleratorOutcome.TAKEN_PARTLY), artifact="a\x1b]0;owned\x07", refused=(custom,)))

    assert "\x1b" not in text
    assert "\x07" not in text
    assert "Custom\\x1b[31m" in text


def test_names_are_shown_as_they_are() -> None:
    text = shown(report(AcceleratorOutcome.TAKEN_PARTLY))

    assert "L2_NORMALIZATION" in text
    assert "Tried on Swift[red]Shader, Vulkan, in software." in text


@pytest.mark.parametrize("outcome", list(AcceleratorOutcome))
def test_data_is_json(outcome: AcceleratorOutcome) -> None:
    data = json.loads(json.dumps(accelerator_data(report(outcome))))

    assert data["accelerator"] == "gpu"
    assert data["outcome"] == outcome.value
    assert data["parity"] is None
    if outcome is AcceleratorOutcome.TAKEN_PARTLY:
        assert data["refused"] == [{"operator": "L2_NORMALIZATION", "reason": "", "layers": ["head/[bold]unit"]}]
        assert data["operators"] == {"taken": 2, "all": 3}
    else:
        assert data["refused"] == []
        assert data["operators"] is None
