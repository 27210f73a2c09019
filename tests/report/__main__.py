"""Decides what `make screenshots` does for the report: draw the example anew, if nothing is wrong with it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image

from generator.report import html_page
from tests.report.example import example_report
from tests.report.views import GALLERY, views
from tests.toolchains.chromium.browser import look_at


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "report.html").write_bytes(html_page(example_report()))
        problems = look_at(folder / "report.html", views(folder))
        for picture in sorted(folder.glob("*.png")):
            with Image.open(picture) as opened:
                opened.convert("RGB").save(folder / "small.png", optimize=True)
            shutil.copyfile(folder / "small.png", GALLERY / picture.name)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
