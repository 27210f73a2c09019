"""Decides what is said of one artefact: what its contract, its numbers and its operations show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.metadata import StoredContract, describe_tflite, runtime_needs
from generator.parity import Accelerator, AcceleratorOutcome, AcceleratorReport, Executed, Execution, NotExecuted
from generator.parity.changed_weights import ComparedWeights, compare_weights
from generator.parity.comparison import IncomparableError, Outputs
from generator.parity.port_matching import Matching, match_ports
from generator.parity.runnable import RunnableModel
from generator.spec import ModelFormat, QuantizationRecipe
from generator.spec.source_model import Tensors
from generator.usecases.contract_check import contract_differences
from generator.usecases.verifying.accelerators import Try, tried
from generator.usecases.verifying.contracts import completed
from generator.usecases.verifying.divergence import Suspect, divergence
from generator.usecases.verifying.feeding import artifact_inputs, same_inputs
from generator.usecases.verifying.judgement import Judgement, judge
from generator.usecases.verifying.opened import OpenedModel
from generator.usecases.verifying.reference import Reference
from generator.usecases.verifying.request import Verdict, VerifiedModel

_ROUNDED = (
    "A single wrong weight can hide in float16's own rounding (docs/parity.md): verify a float32 conversion to see it."
)


@dataclass(frozen=True)
class ArtifactCheck:
    """An artefact that is compared with the answers of its source.

    Attributes:
        precision: by whose limits it is judged if it doesn't tell its own.
    """

    reference: Reference
    opened: OpenedModel
    precision: QuantizationRecipe | None = None

    @property
    def name(self) -> str:
        """Of the file, for people."""
        return self.opened.path.name

    @property
    def format(self) -> ModelFormat:
        """Of the artefact."""
        return self.opened.artifact.format if self.opened.artifact else ModelFormat.TFLITE

    def results(self) -> list[VerifiedModel]:
        """What was found, for each runtime that can execute it."""
        blank = self._blank()
        if self.opened.model is None:
            return [replace(blank, findings=(*blank.findings, f"It was not checked: {self.opened.unable}."))]
        try:
            inputs, outputs = self.matchings
        except IncomparableError as problem:
            found = f"It could not be compared: {problem}."
            return [replace(blank, verdict=Verdict.DIFFERS, findings=(*blank.findings, found))]
        fed = artifact_inputs(inputs.links, self.reference.examples, self.contract)
        blank = replace(blank, notes=(*inputs.notes, *outputs.notes))
        return [self._result(blank, self.opened.model, run(fed), fed) for run in self.opened.model.runs]

    def tried(self, accelerator: Accelerator, attempt: Try) -> AcceleratorReport:
        """What an accelerator makes of it."""
        try:
            joined = self.matchings
        except IncomparableError as problem:
            return AcceleratorReport(self.name, accelerator, AcceleratorOutcome.NOT_TRIED, reason=str(problem))
        frames = self.reference.examples.frames or ()
        reference = self.reference
        return tried(
            reference.model, self.opened, joined, reference.spec, (frames, self.contract), accelerator, attempt
        )

    @property
    def contract(self) -> StoredContract:
        """By which an app would feed it: its own, completed by the source's."""
        own = self.opened.contract
        return (
            completed(replace(own, labels_changed=False), self.reference.contract) if own else self.reference.contract
        )

    @cached_property
    def matchings(self) -> tuple[Matching, Matching]:
        """Inputs and outputs that are joined with the source's; raises `IncomparableError`."""
        if self.opened.model is None:
            raise IncomparableError(self.opened.unable)
        source, model = self.reference.model, self.opened.model
        inputs = match_ports("input", source.inputs, model.inputs)
        return inputs, match_ports("output", source.outputs, model.outputs)

    @cached_property
    def _weights(self) -> ComparedWeights | None:
        """Its weights beside the source's; None where they can't be compared."""
        model, artifact = self.opened.model, self.opened.artifact
        if artifact is None or artifact.format is not ModelFormat.COREML or model is None or model.precision is None:
            return None
        known = self.reference.model.weights()
        return compare_weights(artifact.files, known) if known else None

    def _blank(self) -> VerifiedModel:
        """Everything that is known without running it."""
        found = contract_differences(self.reference.contract, self.opened.contract) if self.opened.contract else ()
        model = self.opened.model
        return VerifiedModel(
            artifact=str(self.opened.path),
            format=self.format,
            verdict=Verdict.DIFFERS if found else Verdict.NOT_CHECKED,
            precision=(model.precision.value if model.precision else "integer") if model else "unknown",
            findings=tuple(f"Its {each}." for each in found),
        )

    def _result(
        self, blank: VerifiedModel, model: RunnableModel, execution: Execution, fed: Sequence[Tensors]
    ) -> VerifiedModel:
        if not isinstance(execution, Executed):
            return self._not_executed(blank, execution)
        ran = replace(blank, executed_by=execution.executed_by)
        try:
            actual = [self._real(given) for given in execution.outputs]
            judgement = judge(self.reference.answers, actual, self.reference.spec, model.precision or self.precision)
        except (IncomparableError, ValueError) as problem:
            found = f"It could not be compared: {problem}."
            return replace(ran, verdict=Verdict.DIFFERS, findings=(*ran.findings, found))
        weights = self._weights
        changed = tuple(each.sentence for each in weights.changed) if weights else ()
        differs = bool(judgement.failures or ran.findings or changed)
        hidden = model.precision is QuantizationRecipe.FLOAT16 and (weights is None or bool(weights.unknown))
        rounded = not differs and hidden
        return replace(
            _measured(ran, judgement),
            notes=(*ran.notes, _ROUNDED) if rounded else ran.notes,
            verdict=Verdict.DIFFERS if differs else Verdict.AGREES,
            findings=(*ran.findings, *judgement.failures, *changed),
            divergence=self._located(model, judgement, fed) if judgement.failures else (),
        )

    def _not_executed(self, blank: VerifiedModel, execution: Execution) -> VerifiedModel:
        if isinstance(execution, Executed):
            raise TypeError("it was executed")
        custom = self._custom_operators()
        if isinstance(execution, NotExecuted) or custom:
            reason = execution.reason if not custom else f"LiteRT's interpreter lacks its custom operator {custom}"
            return replace(blank, findings=(*blank.findings, f"It was not checked: {reason}."))
        found = f"It could not be executed: {execution.reason}."
        return replace(blank, verdict=Verdict.DIFFERS, findings=(*blank.findings, found), log=execution.log)

    def _custom_operators(self) -> str:
        if self.format is not ModelFormat.TFLITE or self.opened.artifact is None:
            return ""
        (content,) = self.opened.artifact.files.values()
        customs = [operator.name for operator in describe_tflite(content).operators if operator.custom]
        # TensorFlow's interpreter runs those that are its own.
        borrowed = {f"Flex{name}" for name in runtime_needs(content).select_tf_ops}
        return ", ".join(name for name in customs if name not in borrowed)

    def _real(self, given: Tensors) -> Outputs:
        """The artefact's outputs by the source's names."""
        outputs = self.matchings[1].links
        missing = next((link.artifact.name for link in outputs if link.artifact.name not in given), None)
        if missing:
            raise IncomparableError(f"the runtime gave no output “{missing}”")
        return {link.source.name: link.to_source(given[link.artifact.name]) for link in outputs}

    def _located(self, model: RunnableModel, judgement: Judgement, fed: Sequence[Tensors]) -> tuple[str, ...]:
        reference, worst = self.reference, judgement.worst
        inputs, outputs = self.matchings
        same = same_inputs(inputs.links, reference.inputs[worst])
        suspect = Suspect(
            opened=self.opened,
            model=model,
            inputs={**fed[worst], **same},
            source_inputs=reference.inputs[worst],
            expected=reference.answers[worst],
            matching=outputs,
            fed_otherwise=any((same[name] != fed[worst][name]).any() for name in same),
        )
        return divergence(reference.model, suspect)


def _measured(result: VerifiedModel, judgement: Judgement) -> VerifiedModel:
    agreements = judgement.agreements
    return replace(
        result,
        outputs=judgement.outputs,
        limits=judgement.limits,
        agreeing=(sum(each.agrees for each in agreements), len(agreements)) if agreements else None,
        score_error=max(each.score_error for each in agreements) if agreements else None,
    )
