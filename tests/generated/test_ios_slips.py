"""Whoever misspells a call of the generated Swift, or makes a data race of it, is told so by the compiler."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pytest

from tests.generated.conftest import GOLDEN
from tests.mutants.races import dropped_awaits, lost_actors, reads_from_other_tasks, unrefused
from tests.mutants.slips import misspelt_calls, survivors
from tests.toolchains.swift.project import IosProject
from tests.toolchains.swift.stubs import type_check

pytestmark = pytest.mark.toolchain

UNGUARDED = """\
final class Counter: @unchecked Sendable {
  var count = 0
}

final class Total {
  var sum = 0
}
"""


@dataclass(frozen=True)
class Module:
    """A module of the golden app, and how it is compiled."""

    sources: list[Path]
    compile: Callable[[Sequence[Path]], str]


@dataclass(frozen=True)
class Compilation:
    """What the compiler said."""

    output: str


@pytest.fixture(scope="module")
def modules(golden_package_module: Path) -> dict[str, Module]:
    project = IosProject(GOLDEN / "ios")
    package = [*project.package_sources, *golden_package_module.glob("*.swift")]
    return {
        "package": Module(package, lambda sources: type_check("Inference", sources)),
        "app": Module(project.app_sources, lambda sources: type_check(project.name, sources, [golden_package_module])),
    }


@pytest.mark.parametrize("name", ["package", "app"])
def test_compiler_notices_every_misspelt_call(name: str, modules: dict[str, Module], tmp_path: Path) -> None:
    """Of every third line with a call."""
    module = modules[name]
    slips = list(islice(misspelt_calls(module.sources), 0, None, 3))

    left = survivors(slips, module.sources, lambda sources, _: Compilation(module.compile(sources)), tmp_path / "work")

    assert len(slips) > 50
    assert left == []


@pytest.mark.parametrize(("name", "least"), [("package", 5), ("app", 40)])
def test_compiler_refuses_every_data_race(name: str, least: int, modules: dict[str, Module], tmp_path: Path) -> None:
    module = modules[name]
    makers = (dropped_awaits, reads_from_other_tasks, lost_actors)
    races = [race for maker in makers for race in maker(module.sources)]

    left = unrefused(races, module.sources, module.compile, tmp_path / "work")

    assert len(races) >= least
    assert [str(race) for race in left] == []


def test_data_race_that_nobody_notices_is_found(tmp_path: Path) -> None:
    file = tmp_path / "Unguarded.swift"
    file.write_text(UNGUARDED)
    [refused] = reads_from_other_tasks([file])
    read = refused.new[1].replace("self.sum", "self.count")
    overlooked = replace(refused, new=("extension Counter {", read, "}"))

    left = unrefused([refused, overlooked], [file], lambda sources: type_check("Unguarded", sources), tmp_path / "work")

    assert left == [overlooked]


def test_slip_that_nobody_notices_is_found(tmp_path: Path) -> None:
    file = tmp_path / "Unused.swift"
    file.write_text("#if os(Windows)\nlet three = max(1, 2).advanced(by: 1)\n#endif\n")

    left = survivors(
        misspelt_calls([file]), [file], lambda sources, _: Compilation(type_check("Unused", sources)), tmp_path / "work"
    )

    assert [slip.name for slip in left] == ["advancedMisspelt"]
