"""Decides what a line of a published API listing says, in a form that a stub's declaration can be compared with."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

CITATION = re.compile(r"// (?P<artefact>[\w-]+) (?P<version>[\w.-]+), line (?P<line>\d+)")
# What the compilers of a generated project see of an annotation.
KEPT_ANNOTATIONS = re.compile(r"Experimental\w+|Deprecated|Composable")


@dataclass(frozen=True)
class Place:
    """A line of an artefact's listing."""

    artefact: str
    version: str
    line: int

    def __str__(self) -> str:
        return f"{self.artefact} {self.version}, line {self.line}"


@dataclass(frozen=True)
class Declaration:
    """A class or a member in the listings' own notation, of the package or class `owner`."""

    owner: str
    text: str

    def __str__(self) -> str:
        return f"{self.text} in {self.owner}"


@dataclass(frozen=True)
class StubDeclaration:
    """A declaration of a stub, and the place that it names as its source, if any."""

    declaration: Declaration
    place: Place | None


def read_signatures(path: Path) -> dict[Place, Declaration]:
    """The lines of listings that are kept as data."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        Place(row["artefact"], row["version"], int(row["line"])): Declaration(row["owner"], plain(row["signature"]))
        for row in rows
    }


def cited_place(comment: str) -> Place | None:
    """The place that a comment names, if it is a citation."""
    match = CITATION.fullmatch(comment.strip())
    return Place(match["artefact"], match["version"], int(match["line"])) if match else None


def plain(signature: str) -> str:
    """A signature without what no compiler sees, nor a package that is always imported."""
    annotations = sorted({name for name in annotation_names(signature) if KEPT_ANNOTATIONS.fullmatch(name)})
    text = re.sub(r"@(?!interface\b)[\w.]+(\([^()]*\))?\s*", "", signature)
    text = re.sub(r"\) throws [\w., ]+$", ")", text)
    # An array's elements are never null here, whatever the listing leaves open.
    text = text.replace("java.lang.", "").replace("![]", "[]")
    return " ".join([*(f"@{name}" for name in annotations), " ".join(text.split())])


def annotation_names(text: str) -> list[str]:
    """The annotations in a text, without their packages."""
    return [name.rpartition(".")[2] for name in re.findall(r"@(?!interface\b)([\w.]+)", text)]


def split_list(text: str) -> list[str]:
    """The elements of a list between commas, none of which is within angle brackets or parentheses."""
    parts, depth = [""], 0
    for character in text:
        depth += (character in "<(") - (character in ">)")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]
