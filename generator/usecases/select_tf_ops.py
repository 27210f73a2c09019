"""Decides whether a `.tflite` may borrow operators from TensorFlow: nobody pays for them unasked or untold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.convert import SelectTfOpsNeededError
from generator.errors import ConversionError
from generator.evaluation.app_size import SELECT_TF_OPS_ANDROID, SELECT_TF_OPS_IOS
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.source_model import SourceModel
from generator.usecases.ports import Questions
from generator.usecases.quantization_options import SelectTfOps
from generator.usecases.stages import Convert, Stages

_COST = (
    f"an Android app grows by {SELECT_TF_OPS_ANDROID.size / 1e6:.0f} MB, and no iOS app is made around such a .tflite "
    f"(its library would add {SELECT_TF_OPS_IOS.size / 1e6:.0f} MB)"
)


def with_select_tf_ops(policy: SelectTfOps, questions: Questions, stages: Stages) -> Stages:
    """`stages` whose TFLite converter borrows from TensorFlow where `policy` says so, or whoever is asked.

    The converter raises `ConversionError` where that is refused, with every operator, its layers, and the costs.
    """
    kind = ModelFormat.TFLITE
    if kind not in stages.converters:
        return stages
    lender = _Lender(stages.converters[kind], stages.borrow, _Consent(policy, questions))
    return replace(stages, converters={**stages.converters, kind: lender.convert})


def select_tf_ops_note(artifact: ModelArtifact) -> tuple[str, ...]:
    """A sentence on what the app carries for `artifact`; nothing if it carries nothing."""
    if not artifact.select_tf_ops:
        return ()
    names = ", ".join(artifact.select_tf_ops)
    return (
        f"The .tflite borrows {names} from TensorFlow (Select TF ops): {_COST}. LiteRT's accelerators don't take it.",
    )


@dataclass
class _Consent:
    """What was answered, so that a model is asked about once, in however many precisions it is converted."""

    policy: SelectTfOps
    questions: Questions
    _answers: dict[str, bool] = field(default_factory=dict)

    def given(self, why: str) -> bool:
        if self.policy is not SelectTfOps.ASK:
            return self.policy is SelectTfOps.ALLOW
        if why not in self._answers:
            self._answers[why] = self.questions.select_tf_ops(f"{why}. TensorFlow can lend its own: {_COST}.")
        return self._answers[why]


@dataclass(frozen=True)
class _Lender:
    """Converts without borrowing first."""

    plain: Convert
    borrow: Convert
    consent: _Consent

    def convert(self, model: SourceModel, recipe: QuantizationRecipe, name: str) -> ModelArtifact:
        try:
            artifact = self.plain(model, recipe, name)
        except SelectTfOpsNeededError as needed:
            if not self.consent.given(needed.message):
                raise _refused(needed.message, needed.hint) from needed
            return self.borrow(model, recipe, name)
        if artifact.select_tf_ops:
            why = f"“{model.source.path.name}” borrows {', '.join(artifact.select_tf_ops)} from TensorFlow"
            if not self.consent.given(why):
                raise _refused(why, "Convert the model that it was made from without them.")
        return artifact


def _refused(message: str, advice: str) -> ConversionError:
    return ConversionError(message, f"{advice} Or let the app carry TensorFlow's own, --select-tf-ops allow: {_COST}.")
