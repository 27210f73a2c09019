"""Decides how a generated Android project is compiled and tested without Gradle: each part at most once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from tests.toolchains.android.classes import stand_in_classes
from tests.toolchains.android.project import AndroidProject, Module
from tests.toolchains.android.resources import LinkedResources, link
from tests.toolchains.android.toolchain import android_jar, androidx_jars
from tests.toolchains.kotlin.compiler import Compilation, Compiler
from tests.toolchains.kotlin.junit import TestRun, run_tests
from tests.toolchains.kotlin.toolchain import library_classpath, test_classpath
from tests.toolchains.tensorflow_lite_java import tensorflow_lite_jars


class BuildError(Exception):
    """A part can't be compiled; the text is what the compiler said."""


class AndroidBuild:
    """The compiled parts of one project, below the folder `work`. Every property raises `BuildError`."""

    def __init__(self, project: AndroidProject, compiler: Compiler, work: Path) -> None:
        self.project = project
        self._compiler = compiler
        self._work = work

    @cached_property
    def inference_classes(self) -> Path:
        return self._kotlin(self.project.inference, "main", self._platform)

    @cached_property
    def inference_test_classes(self) -> Path:
        classpath = [self.inference_classes, *self._platform, *test_classpath()]
        return self._kotlin(self.project.inference, "test", classpath, friend=self.inference_classes)

    @cached_property
    def inference_device_test_classes(self) -> Path:
        """The tests that run on a device; here they are compiled only."""
        classpath = [self.inference_classes, *self._platform, *test_classpath()]
        return self._kotlin(self.project.inference, "androidTest", classpath, friend=self.inference_classes)

    @cached_property
    def resources(self) -> LinkedResources:
        return link(self.project, self._work / "resources")

    @cached_property
    def r_classes(self) -> Path:
        """The class `R` of the app's resources."""
        if self.resources.problems:
            raise BuildError(self.resources.problems)
        target = self._work / "app" / "R"
        target.mkdir(parents=True)
        self._require(self._compiler.java(sorted(self.resources.java.rglob("*.java")), [], target))
        return target

    @cached_property
    def app_classes(self) -> Path:
        classpath = [self.r_classes, self.inference_classes, *self._platform]
        return self._kotlin(self.project.app, "main", classpath, compose=True)

    @property
    def resource_ids(self) -> Path:
        """The compiled class `R`, once the app is compiled."""
        return self._work / "app" / "R"

    @cached_property
    def app_test_classes(self) -> Path:
        return self._app_tests("test")

    @cached_property
    def app_device_test_classes(self) -> Path:
        """The tests that run on a device; here they are compiled only."""
        return self._app_tests("androidTest")

    def run_inference_tests(self, instead: Sequence[Path] = (), leave_out: Sequence[str] = ()) -> TestRun:
        """Runs the inference module's unit tests, in the module's folder as Gradle would.

        Classes in the folders `instead` stand for the module's own of the same name.
        """
        module, tests = self.project.inference, self.inference_test_classes
        classpath = [tests, module.test_resources(), *instead, self.inference_classes, *self._runtime]
        return run_tests(tests, classpath, module.root, leave_out=leave_out)

    def compile_inference_file(self, source: Path, target: Path) -> Compilation:
        """Compiles one file as part of the inference module, against the classes of all others."""
        main = self.inference_classes
        return self._compiler.kotlin([source], [main, *self._platform], target, friends=[main])

    def compile_app_files(self, sources: Sequence[Path], over: AndroidBuild, target: Path) -> Compilation:
        """Compiles some files of this app, with its resources, against the classes of an app that has the others."""
        app = over.app_classes
        classpath = [self.r_classes, app, over.inference_classes, *self._platform]
        return self._compiler.kotlin(sources, classpath, target, friends=[app], compose=True)

    def try_inference(self, sources: Sequence[Path], target: Path) -> Compilation:
        """Compiles other sources in the place of the inference module's main ones."""
        return self._compiler.kotlin(sources, self._platform, target)

    def try_app(self, sources: Sequence[Path], target: Path) -> Compilation:
        """Compiles other sources in the place of the app's main ones."""
        classpath = [self.r_classes, self.inference_classes, *self._platform]
        return self._compiler.kotlin(sources, classpath, target, compose=True)

    def run_app_tests(self) -> TestRun:
        """Runs the app's unit tests. Android's own classes are there and throw when they are used, as under Gradle."""
        module = self.project.app
        classes = [self.app_test_classes, module.test_resources(), self.app_classes, self.r_classes]
        classpath = [*classes, self.inference_classes, *self._runtime, android_jar()]
        return run_tests(self.app_test_classes, classpath, module.root)

    def compile_program(
        self,
        sources: list[Path],
        classpath: list[Path],
        target: Path,
        *,
        friends: Sequence[Path] = (),
        compose: bool = False,
    ) -> None:
        """Compiles a program of ours around the project's classes."""
        self._require(self._compiler.kotlin(sources, classpath, target, friends=friends, compose=compose))

    @property
    def stand_ins(self) -> Path:
        return stand_in_classes(self._compiler)

    @cached_property
    def _platform(self) -> list[Path]:
        """What the main code is compiled with."""
        runtimes = [self.stand_ins / "litert", *tensorflow_lite_jars()]
        return [*library_classpath(), *runtimes, self.stand_ins / "camerax", *androidx_jars(), android_jar()]

    @cached_property
    def _runtime(self) -> list[Path]:
        return [path for path in self._platform if path != android_jar()] + test_classpath()

    def _app_tests(self, source_set: str) -> Path:
        main = self.app_classes
        classpath = [main, self.r_classes, self.inference_classes, *self._platform, *test_classpath()]
        return self._kotlin(self.project.app, source_set, classpath, friend=main, compose=True)

    def _kotlin(
        self,
        module: Module,
        source_set: str,
        classpath: list[Path],
        *,
        friend: Path | None = None,
        compose: bool = False,
    ) -> Path:
        target = self._work / module.root.name / source_set
        sources = module.sources(source_set)
        if not sources:
            raise BuildError(f"{module.root.name} has no sources in {source_set}")
        friends = [friend] if friend else []
        self._require(self._compiler.kotlin(sources, classpath, target, friends=friends, compose=compose))
        return target

    def _require(self, compilation: Compilation) -> None:
        if not compilation.succeeded:
            raise BuildError(compilation.output)
