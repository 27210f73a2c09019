"""Benchmarks of phones: what is read, and that nothing else is believed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.errors import SpecError
from generator.evaluation.device_benchmark import Times, read_device_benchmark
from generator.spec import ModelFormat
from tests.support.device_benchmarks import benchmark_data, write_benchmark


def test_a_benchmark_is_read(tmp_path: Path) -> None:
    benchmark = read_device_benchmark(write_benchmark(tmp_path / "results.json"))
    assert (benchmark.model, benchmark.format, benchmark.sha256) == ("digits", ModelFormat.TFLITE, "ab" * 32)
    assert (benchmark.device, benchmark.os, benchmark.app_version) == ("Google Pixel 9", "Android 16", "1.0")
    assert [result.accelerator for result in benchmark.results] == ["GPU", "CPU"]
    assert benchmark.in_use.accelerator == "GPU"
    assert benchmark.in_use.runs == 100
    assert benchmark.in_use.inference == Times(2.0, 3.0)
    assert benchmark.in_use.total == Times(3.5, 5.0)


_KOTLIN = (
    '{"schema":1,"model":{"name":"digits","format":"tflite","sha256":"' + "ab" * 32 + '"},"device":{"manufacturer":'
    '"Google","model":"Pixel 9","os":"Android 16"},"app_version":"1.0","results":[{"accelerator":"CPU","in_use":true,'
    '"runs":10,"preprocessing_ms":{"p50":0.5,"p90":0.9},"inference_ms":{"p50":6.0,"p90":10.0},'
    '"postprocessing_ms":{"p50":5.0E-5,"p90":5.0E-5}}]}\n'
)
_SWIFT = (
    '{"app_version":"1.0","device":{"manufacturer":"Apple","model":"iPhone17,1","os":"iOS 26.1"},"model":{"format":'
    '"coreml","name":"digits","sha256":"' + "cd" * 32 + '"},"results":[{"accelerator":"GPU","in_use":true,'
    '"inference_ms":{"p50":6,"p90":10},"postprocessing_ms":{"p50":0.0625,"p90":0.0625},"preprocessing_ms":'
    '{"p50":0.625,"p90":1.125},"runs":10}],"schema":1}'
)


@pytest.mark.parametrize(
    ("content", "kind", "device", "total"),
    [
        (_KOTLIN, ModelFormat.TFLITE, "Google Pixel 9", Times(6.50005, 10.90005)),
        (_SWIFT, ModelFormat.COREML, "Apple iPhone17,1", Times(6.6875, 11.1875)),
    ],
)
def test_what_the_apps_write_is_read(
    tmp_path: Path, content: str, kind: ModelFormat, device: str, total: Times
) -> None:
    path = tmp_path / "results.json"
    path.write_text(content, encoding="utf-8")
    benchmark = read_device_benchmark(path)
    assert (benchmark.format, benchmark.device, benchmark.in_use.total) == (kind, device, total)


def test_a_maker_is_not_named_twice(tmp_path: Path) -> None:
    data = benchmark_data()
    data["device"] = {"manufacturer": "Apple", "model": "Apple iPhone 17", "os": "iOS 26.1"}
    assert read_device_benchmark(write_benchmark(tmp_path / "results.json", data)).device == "Apple iPhone 17"


def test_what_a_later_app_adds_is_no_mistake(tmp_path: Path) -> None:
    data = benchmark_data()
    data["battery"] = 0.8
    assert read_device_benchmark(write_benchmark(tmp_path / "results.json", data)).model == "digits"


def _changed(data: dict[str, Any], where: tuple[Any, ...], value: Any) -> dict[str, Any]:
    table: Any = data
    for key in where[:-1]:
        table = table[key]
    table[where[-1]] = value
    return data


@pytest.mark.parametrize(
    ("where", "value", "named"),
    [
        (("schema",), 2, "schema"),
        (("schema",), True, "schema"),
        (("schema",), None, "schema"),
        (("model",), [], "model"),
        (("model", "name"), "", "model.name"),
        (("model", "name"), 3, "model.name"),
        (("model", "format"), "onnx", "model.format"),
        (("model", "sha256"), "abc", "model.sha256"),
        (("device",), None, "device"),
        (("device", "model"), "Pixel\x1b[2J", "device.model"),
        (("device", "os"), "x" * 201, "device.os"),
        (("app_version",), 1, "app_version"),
        (("results",), [], "results"),
        (("results",), "GPU", "results"),
        (("results", 0), 1, "results[0]"),
        (("results", 0, "in_use"), 1, "results[0].in_use"),
        (("results", 0, "in_use"), False, "in_use"),
        (("results", 1, "in_use"), True, "in_use"),
        (("results", 1, "accelerator"), "GPU", "twice"),
        (("results", 0, "runs"), 0, "results[0].runs"),
        (("results", 0, "runs"), True, "results[0].runs"),
        (("results", 0, "runs"), 2.5, "results[0].runs"),
        (("results", 0, "inference_ms"), None, "results[0].inference_ms"),
        (("results", 0, "inference_ms", "p50"), "2", "results[0].inference_ms.p50"),
        (("results", 0, "inference_ms", "p90"), float("nan"), "results[0].inference_ms.p90"),
        (("results", 0, "inference_ms", "p90"), float("inf"), "results[0].inference_ms.p90"),
        (("results", 0, "preprocessing_ms", "p50"), -1, "results[0].preprocessing_ms.p50"),
        (("results", 0, "postprocessing_ms", "p50"), 9, "results[0].postprocessing_ms"),
    ],
)
def test_what_no_app_writes_is_named(tmp_path: Path, where: tuple[Any, ...], value: Any, named: str) -> None:
    path = write_benchmark(tmp_path / "results.json", _changed(benchmark_data(), where, value))
    with pytest.raises(SpecError, match="is no benchmark that an app wrote") as refusal:
        read_device_benchmark(path)
    assert named in refusal.value.message
    assert str(path) in refusal.value.message
    assert refusal.value.hint


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[1]",
        b"\xff\xfe",
        b"[" * 100_000,
        b" " * (2**20 + 1),
    ],
)
def test_files_of_other_kinds_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "results.json"
    path.write_bytes(content)
    with pytest.raises(SpecError, match="is no benchmark"):
        read_device_benchmark(path)


def test_a_key_that_is_named_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(json.dumps(benchmark_data()).replace('"runs"', '"runs": 5, "runs"', 1), encoding="utf-8")
    with pytest.raises(SpecError, match="names a key twice"):
        read_device_benchmark(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="can't be read"):
        read_device_benchmark(tmp_path / "results.json")


@pytest.mark.parametrize("digits", [10, 400, 5000])
def test_a_number_beyond_all_bounds_is_refused(tmp_path: Path, digits: int) -> None:
    path = tmp_path / "results.json"
    path.write_text(json.dumps(benchmark_data()).replace("3.0", "1" + "0" * digits), encoding="utf-8")
    with pytest.raises(SpecError):
        read_device_benchmark(path)
