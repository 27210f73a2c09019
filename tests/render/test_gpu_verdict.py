"""What is known of the GPU accelerator reaches the Android app in two places: its README and its contract."""

from __future__ import annotations

import pytest

from generator.render import RENDERERS
from generator.render.context import GpuContext, UserText
from generator.spec import Platform
from tests.support.rendering import render_request

_CONTRACT = "inference/src/main/kotlin/com/example/digits/inference/ModelContract.kt"
_NONE = "    val knownFailures: Map<Accelerator, String> = emptyMap()\n"


def rendered(gpu: GpuContext | None) -> tuple[str, str]:
    """The README and the contract."""
    project = RENDERERS[Platform.ANDROID].render(render_request(gpu=gpu))
    files = {file.path.as_posix(): file.content for file in project.files}
    return files["README.md"].decode(), files[_CONTRACT].decode()


def paragraph(readme: str) -> str:
    (found,) = (line for line in readme.split("\n") if "GPU accelerator" in line)
    return found


@pytest.mark.parametrize("gpu", [None, GpuContext(tried=False, failure=UserText(""), verdict=UserText("No GPU here."))])
def test_what_was_not_tried_is_not_called_fine(gpu: GpuContext | None) -> None:
    readme, contract = rendered(gpu)

    assert paragraph(readme).startswith("**Not tried when this project was made:** LiteRT's GPU accelerator.")
    assert ("No GPU here." in paragraph(readme)) == (gpu is not None)
    assert "knownFailures" not in readme
    assert _NONE in contract


def test_a_gpu_that_takes_it_is_told() -> None:
    readme, contract = rendered(GpuContext(tried=True, failure=UserText(""), verdict=UserText("It takes all of it.")))

    assert paragraph(readme).startswith("**Tried when this project was made:**")
    assert paragraph(readme).endswith("It takes all of it.")
    assert "knownFailures" not in readme
    assert _NONE in contract


def test_a_gpu_that_fails_is_told_and_named_in_the_contract() -> None:
    failure, verdict = 'no L2_"NORM$', "The GPU refuses *it*."

    readme, contract = rendered(GpuContext(tried=True, failure=UserText(failure), verdict=UserText(verdict)))

    assert "The GPU refuses \\*it\\*. The reason stands in `ModelContract.knownFailures`." in paragraph(readme)
    assert (
        "    val knownFailures: Map<Accelerator, String> = mapOf(\n"
        '        Accelerator.GPU to "no L2_\\"NORM\\$"\n'
        "    )\n\n    val input" in contract
    )
