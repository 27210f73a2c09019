"""Decides what artefacts are compared with: the source's answers, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.errors import NotCheckedError, SourceError, SpecError
from generator.metadata import StoredContract
from generator.parity import Executed, NotExecuted
from generator.parity.comparison import Outputs
from generator.parity.runnable import RunnableModel
from generator.spec import ModelSpec
from generator.spec.source_model import Tensors
from generator.usecases.verifying.examples import Examples
from generator.usecases.verifying.feeding import source_inputs
from generator.usecases.verifying.judgement import classifier


@dataclass(frozen=True)
class Reference:
    """The source with its answers.

    Attributes:
        contract: by which it is fed, and artefacts where they say nothing.
        inputs: of each example.
        answers: real values for each example.
        spec: what the answers mean if the source is a classifier.
    """

    model: RunnableModel
    contract: StoredContract
    examples: Examples
    inputs: tuple[Tensors, ...]
    answers: tuple[Outputs, ...]
    executed_by: str
    spec: ModelSpec | None


def reference(model: RunnableModel, fed: Examples, contract: StoredContract, *, labels_given: bool) -> Reference:
    """Runs the source on every example.

    Args:
        model: the source.
        fed: the examples.
        contract: what holds for the source.
        labels_given: whether the user gave the labels, so that they must fit.

    Raises:
        SourceError: it can't be executed, or answers with NaN.
        NotCheckedError: nothing here can execute it.
        SpecError: no output has a score for each of the user's labels.
    """
    inputs = tuple(source_inputs(model.inputs, fed, contract))
    execution = model.runs[0](inputs)
    if isinstance(execution, NotExecuted):
        raise NotCheckedError(f"“{model.name}” can't be run here: {execution.reason}", "Name another source.")
    if not isinstance(execution, Executed):
        raise SourceError(f"“{model.name}” can't be compared with: {execution.reason}", "Name a source that runs.")
    answers = tuple(
        {port.name: port.real(given[port.name]) for port in model.outputs if port.name in given}
        for given in execution.outputs
    )
    for name, answer in zip(fed.names, answers, strict=True):
        wrong = next((output for output, values in answer.items() if np.isnan(values).any()), None)
        if wrong:
            raise SourceError(
                f"“{model.name}” itself answers {name} with NaN in “{wrong}”",
                "Its weights are damaged or it was trained on other values: check the normalisation.",
            )
    spec = classifier(contract, answers[0])
    if labels_given and spec is None:
        sizes = ", ".join(f"“{name}” has {values.size}" for name, values in answers[0].items())
        raise SpecError(
            f"There are {len(contract.labels)} labels, but {sizes} values",
            "Give one label for each score, in the order of the output.",
        )
    return Reference(model, contract, fed, inputs, answers, execution.executed_by, spec)
