"""Decides how a worker hands back what float16 does to a program: as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from generator.mil.diagnosis import Diagnosis, SpoiltOutput
from generator.mil.float16_findings import Finding, Headroom, Loss
from generator.parity.worker.exchange import Arrays

_DIAGNOSIS = "diagnosis"


def packed(diagnosis: Diagnosis) -> Arrays:
    """What a worker answers."""
    return {_DIAGNOSIS: np.frombuffer(json.dumps(asdict(diagnosis)).encode(), np.uint8)}


def unpacked(answer: Arrays) -> Diagnosis:
    """The diagnosis that was packed."""
    table = json.loads(answer[_DIAGNOSIS].tobytes())
    return Diagnosis(
        outputs=tuple(SpoiltOutput(**each) for each in table["outputs"]),
        causes=tuple(map(_finding, table["causes"])),
        error_left=table["error_left"],
        harmless=tuple(map(_finding, table["harmless"])),
        nearest=tuple(Headroom(**each) for each in table["nearest"]),
    )


def _finding(table: Mapping[str, Any]) -> Finding:
    return Finding(**{**table, "loss": Loss(table["loss"])})
