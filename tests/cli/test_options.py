"""What `new` and `convert` share, they call, explain and default alike."""

from __future__ import annotations

import inspect
from typing import Any

from generator.cli.convert import convert
from generator.cli.new import new

OWN = {
    new: {"name", "application_id", "accent", "platform", "npu", "ios_runtime", "output", "template", "template_value"},
    convert: {"formats", "output"},
}


def shared(command: Any) -> dict[str, tuple[str, Any]]:
    """How each parameter is declared, and its default, but those that are the command's own."""
    parameters = inspect.signature(command).parameters
    return {
        name: (str(parameter.annotation), parameter.default)
        for name, parameter in parameters.items()
        if name not in OWN[command]
    }


def test_new_and_convert_take_the_same_options() -> None:
    assert shared(new) == shared(convert)


def test_there_are_some() -> None:
    assert {"model", "labels", "quantize", "force", "samples", "mean", "std", "license_"} < shared(new).keys()
