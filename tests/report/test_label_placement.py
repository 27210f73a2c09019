"""Labels of a plot keep off each other and inside, wherever the points lie."""

from __future__ import annotations

from generator.report.plots.label_placement import Placed, place_labels

SIZE, FONT = (320.0, 230.0), 11.0


def box(place: Placed, text: str) -> tuple[float, float, float, float]:
    length = len(text) * FONT * 0.56
    left = {"left": place.x, "right": place.x - length, "center": place.x - length / 2}[place.align]
    return left, place.y - FONT * 0.6, left + length, place.y + FONT * 0.6


def overlaps(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_lonely_point_has_its_label_on_the_right() -> None:
    assert place_labels([(100, 100)], ["float32"], SIZE, FONT)[0].align == "left"


def test_labels_of_neighbours_dont_cover_each_other() -> None:
    texts = ["static_wi8_ai8", "dynamic_wi8_afp32", "weight_only_wi8_afp32", "float16"]

    places = place_labels([(150, 60), (154, 61), (157, 61), (190, 58)], texts, SIZE, FONT)

    boxes = [box(place, text) for place, text in zip(places, texts, strict=True)]
    assert not any(overlaps(one, other) for index, one in enumerate(boxes) for other in boxes[:index])


def test_label_at_an_edge_stays_inside() -> None:
    for point in ((2.0, 2.0), (318.0, 228.0), (318.0, 2.0)):
        (place,) = place_labels([point], ["palettized_w6_afp16"], SIZE, FONT)
        left, top, right, bottom = box(place, "palettized_w6_afp16")
        assert min(left, top) >= 0
        assert right <= SIZE[0]
        assert bottom <= SIZE[1]
