"""The report in a real browser: nothing is wrong with it on a desk, a phone or paper, and its pictures are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.views import GALLERY, views
from tests.screenshots.comparison import difference
from tests.toolchains.chromium.browser import View, look_at

pytestmark = pytest.mark.toolchain

_BROKEN = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Broken</title>
<body><main><h1>Broken</h1><p style="color:#bbb;background:#fff">faint</p><p style="font-size:7px">tiny</p>
<div style="width:2000px">wide</div><img src="data:image/png;base64,AAAA" alt="none">
<details><summary>More</summary><p>folded</p></details>
<script>console.log("hello"); fetch("http://localhost:9/"); throw new Error("oops")</script></main></body></html>
"""


@pytest.fixture(scope="module")
def seen(page: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("report")
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    return folder, look_at(file, views(folder))


def test_nothing_is_wrong_with_the_page(seen: tuple[Path, list[str]]) -> None:
    assert seen[1] == []


@pytest.mark.parametrize("name", ["report-light.png", "report-dark.png", "report-phone.png"])
def test_committed_picture_is_what_the_page_looks_like(seen: tuple[Path, list[str]], name: str) -> None:
    assert difference(GALLERY / name, seen[0] / name) is None, "run `make screenshots` and look at the pictures"


def test_paper_has_all_of_it(seen: tuple[Path, list[str]]) -> None:
    assert (seen[0] / "report.pdf").read_bytes().startswith(b"%PDF")


def test_browser_finds_what_it_looks_for(tmp_path: Path) -> None:
    file = tmp_path / "broken.html"
    file.write_text(_BROKEN, encoding="utf-8")

    problems = look_at(file, [View("light", axe=True), View("paper", print=True)])

    light = [problem.removeprefix("light: ") for problem in problems if problem.startswith("light: ")]
    kinds = {problem.partition(": ")[0] for problem in light}
    assert kinds == {"console", "error", "request", "layout", "axe"}
    assert "layout: the page is 808 px too wide" in light
    assert "layout: <p> “tiny” is 7.0 px small" in light
    assert any(problem.startswith("axe: color-contrast") for problem in light)
    assert any(problem.startswith("layout: a picture of data:image/png") for problem in light)
    assert "paper: print: <details> “Morefolded” stays closed" in [problem.replace("\n", "") for problem in problems]
