"""Decides whether CameraX's stubs say exactly what its published API listings say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.toolchains.android.java_stubs import JavaStub
from tests.toolchains.android.kotlin_stubs import KotlinStub
from tests.toolchains.android.signatures import Place, StubDeclaration, read_signatures

STUBS = Path(__file__).parent / "android" / "camerax"
CORE = "androidx/camera/core"


def declarations(stubs: Path) -> list[tuple[str, StubDeclaration]]:
    """Every declaration of every stub, with the file that it stands in."""
    java = [(path.name, found) for path in sorted(stubs.rglob("*.java")) for found in JavaStub(path).declarations()]
    kotlin = [(path.name, found) for path in sorted(stubs.rglob("*.kt")) for found in KotlinStub(path).declarations()]
    return java + kotlin


def problems(stubs: Path) -> list[str]:
    """Where stubs and listings differ."""
    signatures = read_signatures(stubs / "signatures.tsv")
    found, cited = [], set[Place]()
    for file, stub in declarations(stubs):
        if stub.place is None:
            found.append(f"{file}: {stub.declaration} names no source")
        elif stub.place in cited:
            found.append(f"{file}: {stub.place} is named twice")
        elif stub.place not in signatures:
            found.append(f"{file}: {stub.place} isn't in signatures.tsv")
        elif signatures[stub.place] != stub.declaration:
            found.append(f"{file}: {stub.declaration}, but {stub.place} says {signatures[stub.place]}")
        if stub.place:
            cited.add(stub.place)
    return found + [f"signatures.tsv: {place} is named by no stub" for place in signatures.keys() - cited]


def test_stubs_are_as_published() -> None:
    assert problems(STUBS) == []
    assert len(declarations(STUBS)) > 200


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (f"{CORE}/TorchState.java", "ON = 1", "ON = 2", "field public static final int ON = 2"),
        (f"{CORE}/TorchState.java", "int ON", "long ON", "field public static final long ON = 1"),
        (f"{CORE}/CameraState.java", "PENDING_OPEN", "PENDING", "Type PENDING"),
        (f"{CORE}/CameraState.java", "  @Nullable\n  public abstract", "  @NonNull\n  public abstract", "getError()"),
        (f"{CORE}/CameraControl.java", "enableTorch(boolean p0)", "enableTorch(int p0)", "enableTorch(int)"),
        (f"{CORE}/ImageProxy.java", "  @ExperimentalGetImage\n", "", "android.media.Image? getImage()"),
        (f"{CORE}/UseCaseGroup.java", "List<UseCase>", "List<ViewPort>", "ViewPort!> getUseCases()"),
        (f"{CORE}/ImageInfo.java", "long getTimestamp();", "default long getTimestamp() {}", "default long"),
        (f"{CORE}/ImageAnalysis.java", " implements ExtendableBuilder<ImageAnalysis>", "", "ImageAnalysis.Builder in"),
        (f"{CORE}/CameraProvider.kt", "hasCamera(cameraSelector", "hasCamera(selector", "CameraSelector selector)"),
        ("androidx/camera/lifecycle/ProcessCameraProvider.kt", "UseCase?", "UseCase", "UseCase... useCases"),
        ("androidx/camera/lifecycle/ProcessCameraProviderExt.kt", "suspend fun", "fun", "awaitInstance"),
        ("androidx/camera/compose/CameraXViewfinder.kt", "Modifier = Modifier", "Modifier", "Modifier modifier"),
        (f"{CORE}/TorchState.java", ", line", " line", "names no source"),
        (f"{CORE}/TorchState.java", "1.6, line", "1.5, line", "isn't in signatures.tsv"),
    ],
)
def test_stub_that_differs_is_found(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    stubs = shutil.copytree(STUBS, tmp_path / "camerax")
    text = (stubs / file).read_text()
    assert old in text
    (stubs / file).write_text(text.replace(old, new, 1))

    found = problems(stubs)

    assert any(problem in line for line in found), found


def test_place_that_is_named_twice_is_found(tmp_path: Path) -> None:
    stubs = shutil.copytree(STUBS, tmp_path / "camerax")
    shutil.copy(stubs / CORE / "TorchState.java", stubs / CORE / "FlashState.java")

    assert any("is named twice" in line for line in problems(stubs))


def test_data_that_no_stub_names_is_found(tmp_path: Path) -> None:
    stubs = shutil.copytree(STUBS, tmp_path / "camerax")
    (stubs / CORE / "TorchState.java").unlink()

    assert any("is named by no stub" in line for line in problems(stubs))
