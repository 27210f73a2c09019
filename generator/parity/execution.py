"""Decides what can come of executing an artefact, and what those who execute one must offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from numpy.typing import NDArray

from generator.spec import ModelArtifact
from generator.spec.source_model import Tensors


@dataclass(frozen=True)
class Executed:
    """The artefact ran.

    Attributes:
        outputs: for each picture, arrays by signature name as the runtime gave them.
        executed_by: the runtime, its version and what it ran on, such as `LiteRT 2.3.0 interpreter, CPU`.
        log: the end of what the runtime wrote.
    """

    outputs: tuple[dict[str, NDArray[Any]], ...]
    executed_by: str
    log: str = ""


@dataclass(frozen=True)
class ExecutionFailed:
    """The artefact was given to a runtime, which refused it, crashed or never ended.

    Attributes:
        reason: what happened, without a full stop.
        log: the end of what the runtime wrote.
    """

    reason: str
    log: str = ""


@dataclass(frozen=True)
class NotExecuted:
    """No runtime for the artefact exists on this machine; `reason` continues “not executed here: …”."""

    reason: str


Execution = Executed | ExecutionFailed | NotExecuted


class ArtifactRunner(Protocol):
    """Executes artefacts of one format."""

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        """Executes `artifact` once for each of `pictures`, which hold the input tensors by signature name."""
