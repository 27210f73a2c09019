"""Labelled pictures come from a folder for each label or from a table, in one order, with the model's own labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import SpecError
from generator.evaluation.dataset import Dataset, read_dataset

ANIMALS = ("cat", "dog", "Sea Lion")


def touch(folder: Path, *names: str) -> Path:
    """Empty files: a data set doesn't look into pictures."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def shown(dataset: Dataset) -> list[tuple[str, str]]:
    return [(example.name, dataset.labels[example.label]) for example in dataset.examples]


def test_folders_say_what_pictures_show(tmp_path: Path) -> None:
    touch(tmp_path, "dog/b.png", "cat/z.JPG", "dog/deep/a.webp", "dog/notes.txt", "cat/.hidden.png", ".git/x.png")
    dataset = read_dataset(tmp_path, ANIMALS)
    assert shown(dataset) == [("cat/z.JPG", "cat"), ("dog/b.png", "dog"), ("dog/deep/a.webp", "dog")]
    assert all(example.path.exists() for example in dataset.examples)


@pytest.mark.parametrize("name", ["sea_lion", "SEA-LION", "Sea Lion", "sea  lion"])
def test_folders_may_be_spelled_otherwise(tmp_path: Path, name: str) -> None:
    assert shown(read_dataset(touch(tmp_path, f"{name}/a.png"), ANIMALS)) == [(f"{name}/a.png", "Sea Lion")]


def test_accents_of_macs_are_the_same_letters(tmp_path: Path) -> None:
    dataset = read_dataset(touch(tmp_path, "caf\u0065\u0301/a.png"), ("caf\u00e9", "tea"))
    assert dataset.examples[0].label == 0


def test_the_exact_name_comes_before_a_similar_one(tmp_path: Path) -> None:
    dataset = read_dataset(touch(tmp_path, "crane/a.png", "Crane/b.png"), ("Crane", "crane"))
    assert shown(dataset) == [("Crane/b.png", "Crane"), ("crane/a.png", "crane")]


def test_classes_without_pictures_are_noted(tmp_path: Path) -> None:
    (note,) = read_dataset(touch(tmp_path, "dog/a.png"), ANIMALS).notes
    assert "“cat”, “Sea Lion”" in note


def test_pictures_beside_the_folders_are_noted(tmp_path: Path) -> None:
    notes = read_dataset(touch(tmp_path, "a.png", "b.png", "cat/c.png"), ("cat", "dog")).notes
    assert "2 pictures lie beside" in notes[0]


@pytest.mark.parametrize(
    ("files", "labels", "message", "hint"),
    [
        (["bird/a.png"], ANIMALS, "“bird” is not a label", "--labels"),
        (["0/a.png", "1/b.png"], ANIMALS, "“0”, “1” are not labels", "columns path and index"),
        (["Crane/a.png"], ("crane", "CRANE"), "several labels", "index"),
        (["a.png"], ANIMALS, "lie in no folders", "sub-folder"),
        (["cat/notes.txt"], ANIMALS, "no labelled pictures", "sub-folder"),
    ],
)
def test_folders_that_tell_nothing_are_refused(
    tmp_path: Path, files: list[str], labels: tuple[str, ...], message: str, hint: str
) -> None:
    with pytest.raises(SpecError, match=message) as refused:
        read_dataset(touch(tmp_path, *files), labels)
    assert hint in refused.value.hint


def test_a_missing_data_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="can't be read"):
        read_dataset(tmp_path / "none", ANIMALS)


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    touch(tmp_path, "cat/a.png")
    (tmp_path / "cat" / "again").symlink_to(tmp_path / "cat")
    assert len(read_dataset(tmp_path, ANIMALS).examples) == 1


def test_a_model_with_one_label_tells_it_from_all_else(tmp_path: Path) -> None:
    dataset = read_dataset(touch(tmp_path, "cat/a.png", "other/b.png"), ("cat",))
    assert dataset.labels == ("cat", "other")
    assert shown(dataset) == [("cat/a.png", "cat"), ("other/b.png", "other")]


def test_two_names_for_all_else_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="“bird” before, and “dog” here"):
        read_dataset(touch(tmp_path, "cat/a.png", "bird/b.png", "dog/c.png"), ("cat",))


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "pictures.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "text",
    [
        "path,label\nx/1.png,dog\n2.png,cat\n",
        "x/1.png,dog\n2.png,cat\n",
        "\ufeffLabel;Image\r\ndog;x/1.png\r\n\r\ncat;2.png\r\n",
        "filename\tclass\nx/1.png\tDOG\n2.png\tcat\n",
        'note,path,index\n"a, b",x/1.png,1\n,2.png,0\n',
    ],
)
def test_tables_name_a_path_and_a_label(tmp_path: Path, text: str) -> None:
    dataset = read_dataset(table(tmp_path, text), ANIMALS)
    assert shown(dataset) == [("2.png", "cat"), ("x/1.png", "dog")]
    assert dataset.examples[1].path == tmp_path / "x/1.png"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no labelled pictures"),
        ("path,label\n", "no labelled pictures"),
        ("a.png\n", "Line 1 .* has no path and label"),
        ("path,label\na.png,\n", "Line 2 .* lacks"),
        ("path,label\na.png,dog\nb.png,bird\n", "Line 3 .*“bird” is not a label"),
        ("path,index\na.png,3\n", "“3” is not the number of a label"),
        ("path,index\na.png,-1\n", "“-1” is not the number"),
        ('path,label\n"a.png,dog\n', "can't be read"),
        ("path,label\na.png\0,dog\n", "can't be read|lacks"),
    ],
)
def test_tables_that_tell_nothing_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SpecError, match=message):
        read_dataset(table(tmp_path, text), ANIMALS)


def test_tables_in_other_encodings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="can't be read"):
        read_dataset(table(tmp_path, "path,label\nä.png,dog\n", "latin-1"), ANIMALS)


def test_labels_that_stand_for_several_classes_need_numbers(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="several labels"):
        read_dataset(table(tmp_path, "a.png,crane\n"), ("crane", "dog", "crane"))
    assert read_dataset(table(tmp_path, "path,index\na.png,2\n"), ("crane", "dog", "crane")).examples[0].label == 2
