"""Decides how Maven artefacts are fetched: exact versions, nothing transitive, each checked against our own digest."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from tests.toolchains.programs import need, need_java, run
from tests.toolchains.toolchain import InstallError, Progress, Toolchain, cache_folder

RESOLVE = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:resolve"
# Where the first repository lacks an artefact (androidx), the URL of another one can be given here.
SECOND_REPOSITORY = "MOBILEGEN_MAVEN_REPOSITORY"


@dataclass(frozen=True, order=True)
class Artifact:
    """`group:name:version:type[:classifier]`."""

    group: str
    name: str
    version: str
    type: str
    classifier: str = ""

    @classmethod
    def parse(cls, coordinates: str) -> Artifact:
        return cls(*coordinates.split(":"))

    @property
    def coordinates(self) -> str:
        return ":".join(filter(None, (self.group, self.name, self.version, self.type, self.classifier)))

    @property
    def file_name(self) -> str:
        suffix = f"-{self.classifier}" if self.classifier else ""
        return f"{self.name}-{self.version}{suffix}.{self.type}"

    @property
    def repository_path(self) -> Path:
        return Path(*self.group.split("."), self.name, self.version, self.file_name)

    @property
    def dependency(self) -> str:
        fields = {"groupId": self.group, "artifactId": self.name, "version": self.version, "type": self.type}
        if self.classifier:
            fields["classifier"] = self.classifier
        body = "".join(f"<{key}>{escape(value)}</{key}>" for key, value in fields.items())
        nothing_else = "<exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion>"
        return f"<dependency>{body}<exclusions>{nothing_else}</exclusions></dependency>"


def read_lock(lock: Path) -> dict[Artifact, str]:
    """Lines of `sha256 coordinates`."""
    pairs = (line.split() for line in lock.read_text().splitlines() if line and not line.startswith("#"))
    return {Artifact.parse(coordinates): digest for digest, coordinates in pairs}


def maven_toolchain(
    name: str,
    lock: Path,
    finish: Callable[[Path], None] | None = None,
    finish_pin: Path | None = None,
    prerequisites: Callable[[], None] = lambda: None,
) -> Toolchain:
    """A toolchain of the artefacts in `lock`, laid flat into its folder.

    `finish` makes of them what has to be made; a change of the file that holds it (`finish_pin`) makes it run again.
    `prerequisites` are what it needs besides Java and Maven.
    """

    def check() -> None:
        need_java()
        need("mvn")
        prerequisites()

    def install(folder: Path, progress: Progress) -> None:
        artifacts = read_lock(lock)
        progress(f"mvn, {len(artifacts)} artefacts")
        fetch(artifacts, folder / "pom.xml")
        verify(artifacts)
        for artifact in artifacts:
            _link(_repository() / artifact.repository_path, folder / artifact.file_name)
        if finish:
            finish(folder)

    return Toolchain(name, (lock, finish_pin) if finish_pin else (lock,), check, install)


def fetch(artifacts: Iterable[Artifact], pom: Path) -> None:
    """Has Maven download what isn't in the cache's local repository yet."""
    pom.write_text(_pom(sorted(artifacts)))
    run(["mvn", "-B", "-ntp", f"-Dmaven.repo.local={_repository()}", "-Dmaven.artifact.threads=8", "-f", pom, RESOLVE])


def verify(artifacts: Mapping[Artifact, str]) -> None:
    """Raises `InstallError` if a file isn't the pinned one, and removes it, so that nobody uses it by chance."""
    for artifact, digest in artifacts.items():
        path = _repository() / artifact.repository_path
        actual = sha256(path)
        if actual != digest:
            path.unlink()
            raise InstallError(f"{artifact.file_name} has SHA-256 {actual}, pinned is {digest}")


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def digests(artifacts: Iterable[Artifact]) -> dict[Artifact, str]:
    """What the fetched artefacts' digests are, for writing a lock."""
    return {artifact: sha256(_repository() / artifact.repository_path) for artifact in artifacts}


def _repository() -> Path:
    return cache_folder() / "maven"


def _link(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _pom(artifacts: Iterable[Artifact]) -> str:
    second = os.environ.get(SECOND_REPOSITORY, "")
    repositories = f"<repositories><repository><id>second</id><url>{escape(second)}</url></repository></repositories>"
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>mobilegen</groupId><artifactId>toolchain</artifactId><version>1</version><packaging>pom</packaging>"
        f"{repositories if second else ''}<dependencies>\n"
        + "\n".join(artifact.dependency for artifact in artifacts)
        + "\n</dependencies></project>\n"
    )
