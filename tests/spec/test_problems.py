"""All errors are told in one message; warnings stop nothing."""

from __future__ import annotations

import pytest

from generator.errors import SpecError
from generator.spec import Problem, Severity, raise_errors
from generator.spec.problems import error, warning


def test_no_errors_raise_nothing() -> None:
    raise_errors([])
    raise_errors([warning("labels", "“a” stands for several classes")])


def test_every_error_is_named_and_each_hint_once() -> None:
    problems = [
        error("app.display_name", "is empty", "Give a name."),
        warning("labels", "are strange"),
        error("labels[2]", "is empty", "Give a name."),
        error("preprocessing.std", "holds a zero", "Use another."),
        error("model.inputs", "the model has none"),
    ]
    with pytest.raises(SpecError) as caught:
        raise_errors(problems)
    assert caught.value.message.splitlines() == [
        "app.display_name: is empty",
        "labels[2]: is empty",
        "preprocessing.std: holds a zero",
        "model.inputs: the model has none",
    ]
    assert caught.value.hint.splitlines() == ["Give a name.", "Use another."]
    assert caught.value.exit_code == 4


def test_helpers_set_the_severity() -> None:
    assert error("a", "b", "c") == Problem(Severity.ERROR, "a", "b", "c")
    assert warning("a", "b") == Problem(Severity.WARNING, "a", "b", "")
