"""The stand-ins for CameraX and LiteRT: they take what the real ones take, and refuse what the real ones refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toolchains.android.classes import stand_in_classes
from tests.toolchains.android.toolchain import android_jar, androidx_jars
from tests.toolchains.kotlin.compiler import Compilation, Compiler
from tests.toolchains.kotlin.toolchain import library_classpath

pytestmark = pytest.mark.toolchain

IMPORTS = """\
@file:Suppress("UNUSED_PARAMETER", "UNUSED_VARIABLE", "UnusedImport")
import android.content.Context
import android.content.res.AssetManager
import androidx.camera.compose.CameraXViewfinder
import androidx.camera.core.*
import androidx.camera.lifecycle.ProcessCameraProvider
import androidx.camera.lifecycle.awaitInstance
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.lifecycle.LifecycleOwner
import com.google.ai.edge.litert.*
"""
BINDING = "p: ProcessCameraProvider, o: LifecycleOwner, s: CameraSelector"
FAKE_INFO = "override fun getRotationDegrees() = 90\n override fun getTimestamp() = 0L"

RIGHT = {
    "a fake of a Java interface": f"class Info : ImageInfo {{ {FAKE_INFO} }}",
    "reading a Java getter": "fun f(i: ImageProxy): Int = i.imageInfo.rotationDegrees + i.planes[0].rowStride",
    "binding with the real parameter names": f"fun f({BINDING}, u: UseCase)"
    " = p.bindToLifecycle(lifecycleOwner = o, cameraSelector = s, u)",
    "waiting for the provider": "suspend fun f(context: Context) = ProcessCameraProvider.awaitInstance(context)",
    "a viewfinder": "@Composable fun V(r: SurfaceRequest)"
    " = CameraXViewfinder(r, Modifier, alignment = Alignment.Center)",
    "a nullable surface provider": "fun f(p: Preview) = p.setSurfaceProvider(null)",
    "a selector": "val s = CameraSelector.Builder().requireLensFacing(CameraSelector.LENS_FACING_BACK).build()",
    "compiling a model": "fun f(a: AssetManager, e: Environment) ="
    ' CompiledModel.create(a, "m.tflite", CompiledModel.Options(Accelerator.GPU), e)',
    "running by names": "fun f(m: CompiledModel, b: Map<String, TensorBuffer>) = m.run(b, b)",
    "an exception with its status": 'val e = LiteRtException(Status.ErrorNotFound, "no")',
}
WRONG = {
    "a misspelt method": (
        "fun f(m: CompiledModel) = m.runn(listOf())",
        "unresolved reference 'runn'",
    ),
    "an exception without a status": (
        'val e = LiteRtException("text")',
        "no value passed for parameter 'message'",
    ),
    "reading an exception's status": (
        "fun f(e: LiteRtException) = e.status",
        "it is private",
    ),
    "an asynchronous run": (
        "fun f(m: CompiledModel) = m.runAsync(listOf())",
        "unresolved reference 'runAsync'",
    ),
    "a model from memory": (
        "fun f(b: java.nio.ByteBuffer) = CompiledModel.create(b)",
        "'String' was expected",
    ),
    "a subclass of a handle": (
        "class Mine : JniHandle() { override fun destroy() = Unit }",
        "it is internal",
    ),
    "a new surface request": (
        "val r = SurfaceRequest()",
        "it is private",
    ),
    "a subclass of a use case": (
        "class Mine : UseCase()",
        "it is package-private",
    ),
    "a companion of a Java class": (
        "val c = CameraSelector.Companion",
        "unresolved reference 'Companion'",
    ),
    "a Java getter as an overridden property": (
        "class Info : ImageInfo { override val rotationDegrees = 90 }",
        "overrides nothing",
    ),
    "a fake that lacks a method": (
        "class Info : ImageInfo { override fun getRotationDegrees() = 90 }",
        "does not implement abstract member",
    ),
    "binding with made-up parameter names": (
        f"fun f({BINDING}) = p.bindToLifecycle(owner = o, selector = s)",
        "no parameter with name 'owner' found",
    ),
    "null where CameraX wants a value": (
        "fun f(b: Preview.Builder) = b.setTargetName(null)",
        "null cannot be a value",
    ),
    "a nullable result taken for granted": (
        "fun f(s: CameraState): CameraState.StateError = s.error",
        "return type mismatch",
    ),
    "the viewfinder's alignment in third place": (
        "@Composable fun V(r: SurfaceRequest) = CameraXViewfinder(r, Modifier, Alignment.Center)",
        "'ImplementationMode' was expected",
    ),
    "a composable called from plain code": (
        "fun f(r: SurfaceRequest) = CameraXViewfinder(r)",
        "@Composable",
    ),
    "suspending outside a coroutine": (
        "fun f(context: Context) = ProcessCameraProvider.awaitInstance(context)",
        "suspend",
    ),
    "a deprecated method": (
        "fun f(b: Preview.Builder) = b.setTargetAspectRatio(0)",
        "deprecated",
    ),
    "a method that bitmaps don't have": (
        "fun f(b: android.graphics.Bitmap) = b.pixels()",
        "unresolved reference 'pixels'",
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_use_compiles(name: str, compiler: Compiler, tmp_path: Path) -> None:
    compilation = compile_snippet(RIGHT[name], compiler, tmp_path)

    assert compilation.succeeded, compilation.output


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_refused(name: str, compiler: Compiler, tmp_path: Path) -> None:
    text, reason = WRONG[name]
    compilation = compile_snippet(text, compiler, tmp_path)

    assert not compilation.succeeded
    assert reason in compilation.output


def compile_snippet(text: str, compiler: Compiler, folder: Path) -> Compilation:
    source = folder / "Snippet.kt"
    source.write_text(f"{IMPORTS}\n{text}\n")
    stand_ins = stand_in_classes(compiler)
    classpath = [*library_classpath(), stand_ins / "litert", stand_ins / "camerax", *androidx_jars(), android_jar()]
    return compiler.kotlin([source], classpath, folder / "classes", compose=True)
