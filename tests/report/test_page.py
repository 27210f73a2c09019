"""The page says everything that the report holds, escapes all of it, and needs nothing besides itself."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from generator.report import Report, html_page, json_file
from generator.report.accuracy import ClassLine, ModelAccuracy, Share
from generator.report.parity import OutputLine
from generator.report.pictures import picture
from generator.report.plots.svg import ForeignSvgError, inlined
from tests.support.frames import random_picture

HOSTILE = "<script>alert('x')</script>\"&{{ 7 * 7 }}"


class Page(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.elements if "id" in attrs]


def test_same_report_gives_the_same_bytes(report: Report) -> None:
    assert html_page(report) == html_page(report)
    assert json_file(report) == json_file(report)


def test_page_loads_nothing_and_runs_nothing(page: str) -> None:
    parsed = Page(page)

    sources = [attrs[key] or "" for _, attrs in parsed.elements for key in ("src", "href") if key in attrs]
    assert [source for source in sources if not source.startswith(("data:", "#"))] == []
    assert not {tag for tag, _ in parsed.elements} & {"script", "iframe", "object", "embed", "form"}
    assert not [key for _, attrs in parsed.elements for key in attrs if key.startswith("on")]
    assert "url(" not in page
    assert "@import" not in page
    policy = next(attrs["content"] for _, attrs in parsed.elements if "http-equiv" in attrs)
    assert str(policy).startswith("default-src 'none'")


def test_ids_are_unique_and_every_link_leads_somewhere(page: str) -> None:
    parsed = Page(page)

    assert len(parsed.ids()) == len(set(parsed.ids()))
    targets = {str(attrs["href"])[1:] for tag, attrs in parsed.elements if tag == "a"}
    assert targets <= set(parsed.ids())


def test_sections_of_a_full_report(page: str) -> None:
    order = re.findall(r'<section id="(\w+)"', page)

    assert order == [
        *("verdict", "artifacts", "advice", "candidates", "accuracy", "parity", "speed", "operators", "precision"),
        *("preprocessing", "environment"),
    ]


def test_texts_of_a_user_stay_texts(report: Report) -> None:
    first, *others = report.artifacts
    hostile = replace(first, file=HOSTILE, notes=(HOSTILE,))
    candidates = tuple(replace(each, recipe=HOSTILE) for each in report.candidates)
    changed = replace(report, title=HOSTILE, artifacts=(hostile, *others), candidates=candidates, notes=(HOSTILE,))

    text = html_page(changed).decode()

    assert "<script" not in text
    assert Page(text).text.count(HOSTILE) > 10
    assert "49" not in Page(text).text.partition("Digit")[0][:200]


def test_figures_of_the_report_are_on_the_page(report: Report, page: str) -> None:
    text = Page(page).text.replace("\N{NARROW NO-BREAK SPACE}", " ")

    assert report.verdict.headline in text
    for told in ("98.3 KB", "84.0 KB", "98.1 % (96.0–99.1)", "p90 from frame to answer on Google Pixel 9", "10 of 10"):
        assert told in text
    for artifact in report.artifacts:
        assert artifact.sha256 in text
    for line in report.advice:
        assert line.message in text


def test_without_labelled_pictures_the_page_says_how_to_get_accuracy(report: Report) -> None:
    artifacts = tuple(replace(artifact, accuracy=None) for artifact in report.artifacts)
    absent = "No labelled pictures were given. Give a folder with one sub-folder for each label: --eval FOLDER."
    bare = replace(report, source_accuracy=None, accuracy_absent=absent, artifacts=artifacts, candidates=(), advice=())

    text = html_page(bare).decode()

    assert absent in Page(text).text
    assert '<section id="candidates"' not in text
    assert '<section id="advice"' not in text


def test_many_classes_are_told_by_their_confusions(report: Report) -> None:
    share = Share(0.5, 0.4, 0.6)
    classes = tuple(ClassLine(f"label {number}", 10, share, share, share) for number in range(40))
    confusion = [[10 * (row == column) for column in range(40)] for row in range(40)]
    confusion[3][5], confusion[3][3] = 4, 6
    accuracy = ModelAccuracy(400, share, classes, tuple(map(tuple, confusion)), share, top5=share)

    text = html_page(replace(report, source_accuracy=accuracy)).decode()

    row = re.search(r"<tr><th scope=\"row\">label 3</th>.*?</tr>", text)
    assert row
    assert re.sub(r"<[^>]+>", " ", row[0]).replace("\N{NARROW NO-BREAK SPACE}", "").split() == [
        *("label", "3", "label", "5", "4", "40.0%")
    ]


def test_json_holds_every_number_and_no_picture(report: Report) -> None:
    data = json.loads(json_file(report))

    assert data["schema"] == 1
    assert data["artifacts"][0]["size"] == 98_304
    assert data["artifacts"][0]["accuracy"]["top1"]["value"] == pytest.approx(353 / 360)
    assert data["verdict"]["level"] == "good"
    assert data["candidates"][-1]["size"] is None
    assert "png" not in json_file(report).decode().replace(".png", "")


def test_json_has_null_for_what_is_no_number(report: Report) -> None:
    artifact = report.artifacts[0]
    section = replace(artifact.parity[0], outputs=(OutputLine("scores", None, float("inf"), float("nan")),))
    broken = replace(report, artifacts=(replace(artifact, parity=(section,)),))

    (output,) = json.loads(json_file(broken))["artifacts"][0]["parity"][0]["outputs"]

    assert output == {"name": "scores", "max_abs": None, "range_error": None, "snr_db": None, "decades": []}


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<a href="https://example.org"><path d=""/></a>',
        '<g onclick="x()"/>',
        "<foreignObject/>",
        '<image href="data:,"/>',
    ],
)
def test_plot_that_could_act_is_never_shown(content: str) -> None:
    with pytest.raises(ForeignSvgError):
        inlined(f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>', "a plot")


def test_plot_is_one_picture_to_a_screen_reader() -> None:
    svg = inlined('<svg xmlns="http://www.w3.org/2000/svg" width="9"><g aria-label="mark" role="x"/></svg>', "Errors")

    root = ET.fromstring(svg)
    assert root.attrib == {"role": "img", "aria-label": "Errors"}
    assert [element.attrib for element in root] == [{}]


def test_pictures_are_small_and_the_same_every_time() -> None:
    pixels = random_picture(640, 480)

    found = picture(pixels, 96)

    assert (found.width, found.height) == (96, 72)
    assert found == picture(pixels, 96)
    assert found.data_uri.startswith("data:image/png;base64,iVBOR")
