"""Decides which pictures of the Android app are committed, and what the page that shows them says."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PIL import Image

from tests.toolchains.compose_desktop.drawing import Drawing

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "docs" / "screenshots"
GOLDEN = ROOT / "tests" / "golden" / "digits" / "android"
HERE = Path(__file__).parent
SCENES = tuple(sorted(HERE.glob("scenes/*.kt")))
FAULTY = tuple(sorted(HERE.glob("faulty/*.kt")))
INDEX = "README.md"
COLUMNS = 4
TITLE = "# The Android app's screens\n"
INTRODUCTION = f"""\
{TITLE}
Made by `make screenshots` from the class files of [the golden Android project](../../tests/golden/digits/android),
which Compose for the desktop draws; what the camera sees is drawn too. CI draws them again and fails if a picture here
is not what the app looks like, if a text is cut off or hard to read, or if a button is too small to hit.
How: [tests/toolchains/compose_desktop](../../tests/toolchains/compose_desktop/README.md).
"""


def app_pictures(folder: Path) -> list[Path]:
    """The pictures of the app in `folder`; those of the report, which lie beside them, are another page's."""
    return sorted(path for path in folder.glob("*.png") if not path.name.startswith("report-"))


class NoGalleryError(Exception):
    """A folder holds what is not ours to replace."""


def check_gallery(folder: Path) -> None:
    """Raises `NoGalleryError` unless `folder` is missing, empty or one that `write_gallery` filled."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    page = folder / INDEX
    if not page.is_file() or not page.read_text(encoding="utf-8", errors="replace").startswith(TITLE):
        raise NoGalleryError(f"{folder} holds something else than screenshots: give a new or an empty folder")


def write_gallery(drawing: Drawing, folder: Path) -> None:
    """Replaces the pictures in `folder` and their index; raises `NoGalleryError` if it holds something else."""
    check_gallery(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for stale in app_pictures(folder):
        stale.unlink()
    for name in drawing.captions:
        with Image.open(drawing.picture(name)) as picture:
            picture.convert("RGB").save(folder / f"{name}.png", optimize=True)
    (folder / INDEX).write_text(index(drawing), encoding="utf-8")


def index(drawing: Drawing) -> str:
    """A table of all pictures, each above its caption."""
    cells = [
        f'<td align="center" valign="top"><a href="{name}.png">'
        f'<img src="{name}.png" width="220" alt="{escape(caption)}"></a><br>{escape(caption, quote=False)}</td>'
        for name, caption in drawing.captions.items()
    ]
    rows = [cells[start : start + COLUMNS] for start in range(0, len(cells), COLUMNS)]
    table = "\n".join("<tr>\n" + "\n".join(row) + "\n</tr>" for row in rows)
    return f"{INTRODUCTION}\n<table>\n{table}\n</table>\n"
