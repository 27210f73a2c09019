"""What the Android project brings along for NPUs: all of it for who asked, and no trace of it for who didn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import dumps, parse
from generator.errors import SpecError
from generator.output import apply, existing_paths, plan
from generator.render import RENDERERS
from generator.spec import NpuVendor, Platform
from tests.generated.checks.gradle import gradle_problems
from tests.support.rendering import render_request
from tests.support.specs import digits_project
from tests.toolchains.android.project import AndroidProject

LIBRARY = 'litert-npu-{0} = {{ module = "com.google.ai.edge.litert:litert-npu-runtime-{0}", version.ref = "litert" }}'
DRIVERS = {
    NpuVendor.GOOGLE_TENSOR: "libedgetpu_litert.so",
    NpuVendor.MEDIATEK: "libneuronusdk_adapter.mtk.so",
    NpuVendor.QUALCOMM: "libcdsprpc.so",
}


def rendered(folder: Path, *vendors: NpuVendor) -> AndroidProject:
    request = render_request(project=digits_project(npu=vendors))
    apply(plan(RENDERERS[Platform.ANDROID].render(request), existing_paths(folder)), folder)
    return AndroidProject(folder)


def contract(project: AndroidProject) -> str:
    """What the app's code knows of the project."""
    return next(project.inference.root.rglob("ModelContract.kt")).read_text()


@pytest.mark.parametrize("vendor", NpuVendor)
def test_vendor_brings_its_runtime_in_litert_s_version(tmp_path: Path, vendor: NpuVendor) -> None:
    project = rendered(tmp_path / "android", vendor)

    assert LIBRARY.format(vendor.value) in (project.root / "gradle/libs.versions.toml").read_text()
    assert f"runtimeOnly(libs.litert.npu.{vendor.value.replace('-', '.')})" in project.inference.script
    assert f'android:name="{DRIVERS[vendor]}"\n            android:required="false"' in (
        project.inference.manifest.read_text()
    )
    assert "jniLibs.useLegacyPackaging = true" in project.app.script
    assert "HAS_NPU_RUNTIME = true\n" in contract(project)
    assert gradle_problems(project) == []


def test_several_vendors_stand_beside_each_other(tmp_path: Path) -> None:
    project = rendered(tmp_path / "android", *NpuVendor)

    assert project.inference.script.count("runtimeOnly(libs.litert.npu.") == len(NpuVendor)
    assert gradle_problems(project) == []


def test_without_a_vendor_nothing_speaks_of_npus(tmp_path: Path) -> None:
    project = rendered(tmp_path / "android")

    files = (project.root / "gradle/libs.versions.toml", project.inference.manifest)
    texts = [project.app.script, project.inference.script, *(file.read_text() for file in files)]
    assert not any("npu" in text.lower() or "useLegacyPackaging" in text for text in texts)
    assert "HAS_NPU_RUNTIME = false\n" in contract(project)


def test_wish_is_recorded_and_read_back(tmp_path: Path) -> None:
    project = digits_project(npu=(NpuVendor.MEDIATEK, NpuVendor.QUALCOMM))

    text = dumps(project, tmp_path)

    assert 'npu = ["mediatek", "qualcomm"]' in text
    assert parse(text, tmp_path).npu == project.npu
    assert "npu =" not in dumps(digits_project(), tmp_path)


def test_unknown_vendor_is_refused(tmp_path: Path) -> None:
    text = dumps(digits_project(npu=(NpuVendor.QUALCOMM,)), tmp_path).replace("qualcomm", "qualcom")

    with pytest.raises(SpecError, match="“qualcom” is not possible"):
        parse(text, tmp_path)
