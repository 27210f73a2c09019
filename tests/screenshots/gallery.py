"""Decides which pictures of the Android app are committed, and what the page that shows them says."""

from __future__ import annotations

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
INTRODUCTION = """\
# The Android app's screens

Made by `make screenshots` from the class files of [the golden Android project](../../tests/golden/digits/android),
which Compose for the desktop draws; what the camera sees is drawn too. CI draws them again and fails if a picture here
is not what the app looks like, if a text is cut off or hard to read, or if a button is too small to hit.
How: [tests/toolchains/compose_desktop](../../tests/toolchains/compose_desktop/README.md).
"""


def write_gallery(drawing: Drawing, folder: Path) -> None:
    """Replaces everything in `folder` by the pictures and their index."""
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.png"):
        stale.unlink()
    for name in drawing.captions:
        with Image.open(drawing.picture(name)) as picture:
            picture.convert("RGB").save(folder / f"{name}.png", optimize=True)
    (folder / INDEX).write_text(index(drawing), encoding="utf-8")


def index(drawing: Drawing) -> str:
    """A table of all pictures, each above its caption."""
    cells = [
        f'<td align="center" valign="top"><a href="{name}.png">'
        f'<img src="{name}.png" width="220" alt="{caption}"></a><br>{caption}</td>'
        for name, caption in drawing.captions.items()
    ]
    rows = [cells[start : start + COLUMNS] for start in range(0, len(cells), COLUMNS)]
    table = "\n".join("<tr>\n" + "\n".join(row) + "\n</tr>" for row in rows)
    return f"{INTRODUCTION}\n<table>\n{table}\n</table>\n"
