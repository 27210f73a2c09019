"""Decides what can come of executing an artefact, and what those who execute one must offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
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


class Failure(Enum):
    """How an execution failed; BROKEN_OFF is everything that says little about the artefact."""

    REFUSED = "the runtime said no"
    CRASHED = "native code took the process down"
    TIMED_OUT = "it was killed for taking too long"
    BROKEN_OFF = "the process ended by itself without an answer"


@dataclass(frozen=True)
class ExecutionFailed:
    """The artefact was given to a runtime, which refused it, crashed or never ended.

    Attributes:
        reason: what happened, without a full stop.
        log: the end of what the runtime wrote.
        kind: the same for programs.
    """

    reason: str
    log: str = ""
    kind: Failure = field(default=Failure.BROKEN_OFF, compare=False)


@dataclass(frozen=True)
class NotExecuted:
    """No runtime here can tell what the artefact computes; `reason` continues “not checked here: …”."""

    reason: str


Execution = Executed | ExecutionFailed | NotExecuted


class ArtifactRunner(Protocol):
    """Executes artefacts of one format."""

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        """Executes `artifact` once for each of `pictures`, which hold the input tensors by signature name."""
