"""Whoever deletes an import of the generated Kotlin, or misspells a call, is told so by the compiler.

Unused imports, which a compiler doesn't miss, are ktlint's part (`no-unused-imports`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.mutants.slips import Slip, deleted_imports, misspelt_calls, survivors
from tests.toolchains.android.build import AndroidBuild

pytestmark = pytest.mark.toolchain


def sampled_calls(files: Iterable[Path]) -> Iterator[Slip]:
    """Every sixth line with a call."""
    return islice(misspelt_calls(files), 0, None, 6)


@pytest.mark.parametrize("slips", [deleted_imports, sampled_calls])
@pytest.mark.parametrize("module", ["inference", "app"])
def test_compiler_notices_every_slip(
    module: str, slips: Callable[[Iterable[Path]], Iterator[Slip]], golden_build: AndroidBuild, tmp_path: Path
) -> None:
    files = [path for path in getattr(golden_build.project, module).sources("main") if path.suffix == ".kt"]
    made = list(slips(files))
    compile_files = golden_build.try_inference if module == "inference" else golden_build.try_app

    assert len(made) > 20
    assert survivors(made, files, compile_files, tmp_path / "work") == []


def test_slip_that_nobody_notices_is_found(golden_build: AndroidBuild, tmp_path: Path) -> None:
    file = tmp_path / "Unused.kt"
    file.write_text("import java.io.File\nimport kotlin.math.max\n\nfun greater(a: Int, b: Int) = max(a, b)\n")

    left = survivors(deleted_imports([file]), [file], golden_build.try_inference, tmp_path / "work")

    assert [slip.name for slip in left] == ["File"]
