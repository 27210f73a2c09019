"""What `verify` shows people and gives programs of what it found."""

from __future__ import annotations

import io
import json
from typing import Any

from generator.cli.terminal import Terminal
from generator.cli.verify_result import show_verification, verification_data
from generator.parity import Accelerator, AcceleratorOutcome, AcceleratorReport, RefusedOperator
from generator.parity.accelerator_log import Adapter
from generator.parity.report import ClassScore, ParityReport, ParityRow
from generator.spec import ModelFormat, QuantizationRecipe
from generator.tasks import Agreement, Limits
from generator.usecases.verifying.request import OutputError, Verdict, Verification, VerifiedModel

_LIMITS = {"relative_error": 1e-3, "range_error": 1e-4, "agreeing": 1.0}


def _model(name: str, **changes: Any) -> VerifiedModel:
    values: dict[str, Any] = {
        "artifact": name,
        "format": ModelFormat.TFLITE,
        "verdict": Verdict.AGREES,
        "precision": "float32",
        "executed_by": "LiteRT",
        "outputs": (OutputError("scores", 2e-7, 3e-7, -0.2),),
        "limits": _LIMITS,
        "agreeing": (16, 16),
    }
    return VerifiedModel(**{**values, **changes})


def _partly() -> AcceleratorReport:
    score = ClassScore("a", 0.5)
    row = ParityRow("picture 1", Agreement(True, 1e-7, 2e-7, 3e-7, 4e-7), score, score, score, score)
    parity = ParityReport(
        "a.tflite", ModelFormat.TFLITE, QuantizationRecipe.FLOAT32, Limits(1e-3, 1e-4, 1.0), "LiteRT", (row,)
    )
    return AcceleratorReport(
        artifact="a.tflite",
        accelerator=Accelerator.GPU,
        outcome=AcceleratorOutcome.TAKEN_PARTLY,
        adapter=Adapter("SwiftShader", "Vulkan", is_software=True),
        refused=(RefusedOperator("L2_NORMALIZATION", "", ("unit",)),),
        operators=(2, 3),
        parity=parity,
    )


def _found(*models: VerifiedModel, accelerators: tuple[AcceleratorReport, ...] = ()) -> Verification:
    return Verification("a.keras", "TensorFlow", ("example 1",), models, accelerators)


def _shown(found: Verification) -> str:
    out = io.StringIO()
    show_verification(found, Terminal.of(out, io.StringIO(), ask=False))
    return out.getvalue()


def test_accelerators_stand_in_a_table_and_under_a_heading_for_each_artefact() -> None:
    other = AcceleratorReport("b.tflite", Accelerator.CPU, AcceleratorOutcome.NOT_TRIED, reason="no reason")
    shown = _shown(_found(_model("a.tflite"), _model("b.tflite"), accelerators=(_partly(), other)))
    table, _, rest = shown.partition("a.tflite on LiteRT's accelerators\n")
    assert "Do LiteRT's accelerators take the model?" in table
    assert "1/1" in table
    first, _, second = rest.partition("b.tflite on LiteRT's accelerators\n")
    assert "Together with the CPU: 1 of 1 pictures agree" in first
    assert "An app made from it would start on the CPU" in first
    assert "no reason" in second


def test_agreement_on_an_accelerator_is_given_in_numbers() -> None:
    data = json.loads(json.dumps(verification_data(_found(_model("a.tflite"), accelerators=(_partly(),)))))
    (accelerator,) = data["accelerators"]
    assert [picture["agrees"] for picture in accelerator["parity"]["pictures"]] == [True]
    assert accelerator["parity"]["limits"] == {**_LIMITS, "snr_db": None}
    assert accelerator["operators"] == {"taken": 2, "all": 3}
    assert accelerator["refused"][0]["layers"] == ["unit"]
    assert accelerator["consequence"].startswith("An app made from it would")


def test_limits_are_numbers_and_the_signal_to_noise_is_for_programs() -> None:
    found = _found(_model("a.tflite"))
    (artifact,) = verification_data(found)["artifacts"]
    assert artifact["limits"] == _LIMITS
    assert artifact["outputs"][0]["snr_db"] == -0.2
    assert "SNR" not in _shown(found)
    assert "-0" not in _shown(found).replace("e-0", "")


def test_the_classes_are_told_once() -> None:
    few = "Only 13 of 16 examples get the source's class; 16 are needed."
    shown = _shown(_found(_model("a.tflite", verdict=Verdict.DIFFERS, agreeing=(13, 16), findings=(few,))))
    assert shown.count("13 of 16") == 1
    assert "16 of 16 examples get the class" in _shown(_found(_model("a.tflite")))


def test_what_can_not_be_opened_is_shown_beside_the_others() -> None:
    damaged = VerifiedModel("b.tflite", None, Verdict.DAMAGED, "unknown", findings=("“b.tflite” is damaged: why.",))
    found = _found(_model("a.tflite"), damaged)
    shown, data = _shown(found), verification_data(found)
    assert "“b.tflite” is damaged: why." in shown
    assert "16 of 16" in shown
    assert data["agrees"] is False
    assert [each["verdict"] for each in data["artifacts"]] == ["agrees", "damaged"]
    assert (data["artifacts"][1]["format"], data["artifacts"][1]["precision"]) == (None, None)
