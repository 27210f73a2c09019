"""Decides how Kotlin and Java sources become classes: by the real compilers, in one JVM that stays for the session."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.toolchains.kotlin.toolchain import compiler_classpath, kotlin_home

JVM_TARGET = "17"


@dataclass(frozen=True)
class Compilation:
    """What a compiler said; `succeeded` is its exit code, warnings being errors where asked for."""

    succeeded: bool
    output: str


class Compiler:
    """The compilers' process. Close it after use; not safe for several threads."""

    def __init__(self) -> None:
        server = Path(__file__).with_name("CompilerServer.java")
        options = ["-Xmx2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=160m"]
        options.append("-Dkotlin.environment.keepalive=true")
        self._process = subprocess.Popen(
            ["java", *options, "-cp", joined(compiler_classpath()), str(server)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def kotlin(
        self,
        sources: Sequence[Path],
        classpath: Sequence[Path],
        target: Path,
        *,
        friends: Sequence[Path] = (),
        compose: bool = False,
    ) -> Compilation:
        """Compiles with warnings as errors; `friends` are class folders whose `internal` members tests may use."""
        arguments = [
            "-Werror",
            "-no-stdlib",
            "-no-reflect",
            "-jvm-target",
            JVM_TARGET,
            "-kotlin-home",
            str(kotlin_home()),
        ]
        arguments += ["-cp", joined(classpath), "-d", str(target)]
        if friends:
            arguments.append("-Xfriend-paths=" + ",".join(map(str, friends)))
        if compose:
            arguments.append(f"-Xplugin={kotlin_home() / 'lib' / 'compose-compiler-plugin.jar'}")
        return self._compile("kotlinc", [*arguments, *map(str, sources)])

    def java(self, sources: Sequence[Path], classpath: Sequence[Path], target: Path) -> Compilation:
        """Compiles Java, as stubs and `R.java` are."""
        arguments = ["-g", "-parameters", "-proc:none", "--release", JVM_TARGET, "-cp", joined(classpath)]
        return self._compile("javac", [*arguments, "-d", str(target), *map(str, sources)])

    def _compile(self, tool: str, arguments: Sequence[str]) -> Compilation:
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        lines = [tool, str(len(arguments)), *arguments]
        requests.write("".join(f"{line}\n" for line in lines).encode())
        requests.flush()
        answer = answers.readline()
        header = answer.split()
        if len(header) != 2:
            # To wait for its end could take for ever: it may be alive and have said something else.
            self._process.kill()
            raise RuntimeError(f"the compilers' process answered {answer!r}, exit code {self._process.wait()}")
        code, size = map(int, header)
        return Compilation(code == 0, answers.read(size).decode())

    def close(self) -> None:
        """Ends the process."""
        if self._process.stdin:
            self._process.stdin.close()
        if self._process.stdout:
            self._process.stdout.close()
        # Threads of the compiler's own may outlive its last compilation.
        self._process.kill()
        self._process.wait()


def joined(paths: Sequence[Path]) -> str:
    """A class path."""
    return os.pathsep.join(map(str, paths))
