"""Decides how what `mobilegen evaluate` found is shown, for people and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table

from generator.cli.terminal import Terminal, visible

if TYPE_CHECKING:
    from generator.usecases.evaluating.request import (
        Accuracy,
        ClassAccuracy,
        Disagreement,
        EvaluatedModel,
        EvaluatedModels,
        Evaluation,
        Interval,
    )

_NONE = "–"
_COLUMNS = ("size", "top-1\n(95 %)", "lost\n(95 %)", "top-5", "agrees", "calibr.\nerror")
_TOLD = 3


def show_evaluation(found: EvaluatedModels, terminal: Terminal) -> None:
    """For people, on stdout: a table, and below it what the source gets wrong and where artefacts differ from it."""
    terminal.show(_table(found))
    for model in found.models:
        for sentence in _sentences(model):
            terminal.out.print(visible(sentence), soft_wrap=True)
    for note in found.notes:
        terminal.note(note)


def _table(found: EvaluatedModels) -> Table:
    count = found.models[0].evaluation.accuracy.count if found.models[0].evaluation else 0
    table = Table(title=f"How often are they right on {count} pictures of {visible(str(found.data))}?")
    table.title_justify = "left"
    table.add_column("model", overflow="fold")
    for column in _COLUMNS:
        table.add_column(column, justify="right", no_wrap=True)
    for model in found.models:
        table.add_row(*(visible(cell) for cell in _cells(model)))
    return table


def _cells(model: EvaluatedModel) -> tuple[str, ...]:
    name = f"{model.name}\n{model.precision}" if model.precision else model.name
    size = _NONE if model.size is None else f"{model.size / 1e6:.2f} MB"
    if model.evaluation is None:
        return (name, size, "not evaluated", *(_NONE,) * 4)
    accuracy, loss = model.evaluation.accuracy, model.evaluation.loss
    top1 = accuracy.top1
    return (
        name,
        size,
        f"{top1.value:.2%}\n{100 * top1.low:.1f}–{top1.high:.1%}",
        f"{loss.points:+.2f}\n{loss.low:+.1f}…{loss.high:+.1f}" if loss else _NONE,
        _share(accuracy.top5),
        _share(accuracy.agreement),
        f"{accuracy.calibration_error.value:.3f}",
    )


def _share(interval: Interval | None) -> str:
    return _NONE if interval is None else f"{interval.value:.2%}"


def _sentences(model: EvaluatedModel) -> list[str]:
    name = f"{model.name} ({model.precision})" if model.precision else model.name
    if model.evaluation is None:
        return [f"{name} was not evaluated: {model.failure}"]
    told, accuracy = [], model.evaluation.accuracy
    if accuracy.damaged and model.format is None:
        told.append(f"{_pictures(len(accuracy.damaged))} can't be read: {_some(list(accuracy.damaged))}.")
    if accuracy.unanswered:
        counted = _pictures(accuracy.unanswered)
        told.append(f"{name} gives {counted} scores that are no numbers; they count as wrong.")
    if model.format is None:
        told += _hardest(name, accuracy)
    shown = [_disagreement(each) for each in model.evaluation.disagreements]
    return [*told, f"{name} differs from the source on {_some(shown)}."] if shown else told


def _hardest(name: str, accuracy: Accuracy) -> list[str]:
    """The classes with the least F1, if any is below 1."""
    known = [(each.f1.value, each.label) for each in accuracy.classes if each.f1 and each.f1.value < 1]
    hardest = [f"“{label}” (F1 {value:.3f})" for value, label in sorted(known)[:_TOLD]]
    return [f"Hardest for {name}: {', '.join(hardest)}."] if hardest else []


def _disagreement(each: Disagreement) -> str:
    source, artifact = (f"“{label}”" if label else "nothing" for label in (each.source, each.artifact))
    return f"{each.picture} ({source} {each.source_score:.2f}, it {artifact} {each.artifact_score:.2f})"


def _pictures(count: int) -> str:
    return f"{count} picture{'' if count == 1 else 's'}"


def _some(texts: list[str]) -> str:
    more = len(texts) - _TOLD
    return ", ".join(texts[:_TOLD]) + (f" and {more} more" if more > 0 else "")


def evaluation_data(found: EvaluatedModels) -> dict[str, Any]:
    """For programs; what wasn't measured is null."""
    return {
        "data": str(found.data),
        "pictures": found.pictures,
        "models": [_model_data(model) for model in found.models],
        "notes": list(found.notes),
    }


def _model_data(model: EvaluatedModel) -> dict[str, Any]:
    return {
        "model": model.name,
        "format": model.format.value if model.format else None,
        "precision": model.precision or None,
        "size": model.size,
        "failure": model.failure or None,
        **(_figures(model.evaluation) if model.evaluation else {"accuracy": None}),
    }


def _figures(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "executed_by": evaluation.executed_by,
        "digest": evaluation.digest,
        "accuracy": accuracy_data(evaluation.accuracy),
        "loss": loss_data(evaluation),
        "disagreements": [
            {
                "picture": each.picture,
                "expected": each.expected,
                "source": {"label": each.source or None, "score": each.source_score},
                "artifact": {"label": each.artifact or None, "score": each.artifact_score},
            }
            for each in evaluation.disagreements
        ],
    }


def loss_data(evaluation: Evaluation) -> dict[str, float] | None:
    """Points of top-1 lost against the source model, with bounds; None for the source model itself."""
    loss = evaluation.loss
    return {"points": loss.points, "low": loss.low, "high": loss.high} if loss else None


def accuracy_data(accuracy: Accuracy) -> dict[str, Any]:
    """All figures of one model, shares 0..1."""
    return {
        "count": accuracy.count,
        "top1": _interval(accuracy.top1),
        "top5": _interval(accuracy.top5),
        "agreement": _interval(accuracy.agreement),
        "calibration_error": _interval(accuracy.calibration_error),
        "classes": [_class_data(each) for each in accuracy.classes],
        "confusion": [list(row) for row in accuracy.confusion],
        "unanswered": accuracy.unanswered,
        "damaged": list(accuracy.damaged),
    }


def _class_data(each: ClassAccuracy) -> dict[str, Any]:
    return {
        "label": each.label,
        "count": each.count,
        "precision": _interval(each.precision),
        "recall": _interval(each.recall),
        "f1": _interval(each.f1),
    }


def _interval(interval: Interval | None) -> dict[str, float] | None:
    return None if interval is None else {"value": interval.value, "low": interval.low, "high": interval.high}
