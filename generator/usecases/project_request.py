"""Decides what is known about a model that is loaded again, so that nobody is asked twice, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.sources import DynamicInputSizeError
from generator.spec import (
    ChannelOrder,
    ImageSize,
    LabelSet,
    ModelFormat,
    ModelSource,
    Normalization,
    ProjectSpec,
    QuantizationPlan,
)
from generator.spec.source_model import SourceModel
from generator.usecases.model_options import MeasuringOptions, ModelOptions
from generator.usecases.new_project import NewProjectRequest
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.project_origin import Answers
from generator.usecases.quantization_options import QuantizationOptions, SelectTfOps

Load = Callable[[ModelSource, ImageSize | None], SourceModel]
GivenNormalization = NormalizationPreset | Normalization | None


@dataclass(frozen=True)
class RecordedQuantization(QuantizationOptions):
    """The recipes that a project has already, whoever chose them."""

    recorded: QuantizationPlan = field(default_factory=QuantizationPlan)

    @classmethod
    def of(cls, plan: QuantizationPlan) -> RecordedQuantization:
        """Those of `plan`."""
        recipes = tuple(dict.fromkeys(plan.recipe(kind) for kind in ModelFormat))
        return cls(recipes, False, plan.io, plan.keep_float, False, plan.calibration, plan)

    def plan(self, formats: Sequence[ModelFormat]) -> QuantizationPlan:  # noqa: ARG002 - each has one already
        """As recorded."""
        return self.recorded


def loaded_once(load: Load, source: ModelSource, size: ImageSize) -> Load:
    """Loads `source`, at `size` if it takes pictures of any; the stage that this gives doesn't load it again."""
    try:
        model = load(source, None)
    except DynamicInputSizeError:
        model = load(source, size)

    def again(wanted: ModelSource, other_size: ImageSize | None) -> SourceModel:
        return model if wanted == source else load(wanted, other_size)

    return again


def project_request(
    project: ProjectSpec,
    root: Path,
    options: ModelOptions,
) -> NewProjectRequest:
    """What would make the project anew."""
    return NewProjectRequest(
        source=project.source,
        app=project.app,
        output=root,
        platforms=project.platforms,
        options=options,
        npu=project.npu,
        ios_runtime=project.ios_runtime,
        template=project.template,
    )


def recorded_options(
    project: ProjectSpec,
    model: SourceModel,
    answers: Answers,
    facts: Mapping[str, str],
    labels: Path | None,
    *,
    given: GivenNormalization = None,
    allow_over_budget: bool = False,
) -> ModelOptions:
    """What was said about the model when the project was made, as far as it still holds for `model`.

    Args:
        project: as mobilegen.toml describes it now.
        model: loaded today.
        answers: what mobilegen.toml doesn't hold.
        facts: what was found out about the model then.
        labels: file with the labels; None if the classes are numbered, or the model has them.
        given: how pixels are normalised, if somebody says so now.
        allow_over_budget: whether what costs too much is handed on.
    """
    spec = project.model
    pre, post = spec.preprocessing, spec.postprocessing
    ends_the_same = facts.get("final_activation", model.final_activation.value) == model.final_activation.value
    return ModelOptions(
        labels=labels,
        name=spec.name,
        normalization=given or _normalization(pre.normalization, model, answers, facts),
        normalize_twice=answers.normalize_twice,
        resize_mode=pre.resize_mode,
        resize_filter=pre.resize_filter,
        pad_value=pre.pad_value,
        # RGB and grayscale follow from the number of channels, which may have changed.
        channel_order=pre.channel_order if pre.channel_order is ChannelOrder.BGR else None,
        activation=post.activation if ends_the_same else None,
        top_k=post.top_k,
        score_threshold=post.score_threshold,
        quantization=RecordedQuantization.of(project.quantization),
        select_tf_ops=SelectTfOps(answers.select_tf_ops),
        measuring=MeasuringOptions(project.data, project.max_drop, project.budgets, allow_over_budget),
        force=answers.force,
        samples=answers.samples,
        info=spec.info,
    )


def _normalization(
    recorded: Normalization, model: SourceModel, answers: Answers, facts: Mapping[str, str]
) -> Normalization | None:
    """What was recorded, as long as the graph still does as much of it itself as it did; None to find out anew."""
    graph = model.graph_normalization
    unchanged = facts.get("graph_normalization") == (graph.description if graph else None)
    if answers.normalize_twice or graph is None or graph.normalization is None:
        return recorded if unchanged or answers.normalize_twice else None
    return None


def inline_labels(labels: LabelSet) -> bytes | None:
    """The labels file that stands for labels in mobilegen.toml itself; None if the classes are only numbered."""
    if labels == LabelSet.numbered(len(labels)):
        return None
    return "".join(f"{name}\n" for name in labels.names).encode()
