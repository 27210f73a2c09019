"""A gallery replaces a gallery, nobody's own pictures; its page shows captions as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.screenshots.__main__ import main
from tests.screenshots.gallery import GALLERY, INDEX, NoGalleryError, check_gallery, index, write_gallery
from tests.support.trees import build_tree, read_tree
from tests.toolchains.compose_desktop.drawing import Drawing


@pytest.fixture
def drawing(tmp_path: Path) -> Drawing:
    folder = tmp_path / "drawn"
    folder.mkdir()
    Image.new("RGBA", (4, 4), "white").save(folder / "running.png")
    return Drawing(folder, {"running": 'A label with "quotes" & <b>'}, problems=[], readings={})


def test_gallery_is_replaced(drawing: Drawing, tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "screenshots"
    write_gallery(drawing, folder)
    build_tree(folder, {"stale.png": b"of a screen that is gone", "report-light.png": b"of the report"})

    write_gallery(drawing, folder)

    assert set(read_tree(folder)) == {INDEX, "report-light.png", "running.png"}


@pytest.mark.parametrize("page", [{}, {INDEX: "# My holidays\n"}])
def test_other_folder_is_left_alone(drawing: Drawing, tmp_path: Path, page: dict[str, str]) -> None:
    folder = tmp_path / "pictures"
    build_tree(folder, {"holiday.png": b"mine", **page})
    before = read_tree(folder)

    with pytest.raises(NoGalleryError, match="pictures holds something else than screenshots"):
        write_gallery(drawing, folder)

    assert read_tree(folder) == before


def test_other_folder_is_refused_before_anything_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build_tree(tmp_path, {"holiday.png": b"mine"})

    with pytest.raises(SystemExit) as ended:
        main(["--output", str(tmp_path)])

    assert ended.value.code == 2
    assert "holds something else than screenshots" in capsys.readouterr().err


def test_committed_gallery_may_be_replaced() -> None:
    check_gallery(GALLERY)


def test_captions_are_text(drawing: Drawing) -> None:
    page = index(drawing)

    assert 'alt="A label with &quot;quotes&quot; &amp; &lt;b&gt;"' in page
    assert '<br>A label with "quotes" &amp; &lt;b&gt;</td>' in page
