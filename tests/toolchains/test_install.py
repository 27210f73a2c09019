"""Installing toolchains: once, completely, and honestly where it can't be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toolchains.__main__ import Outcome, install, summarize
from tests.toolchains.clients.debian import verify as verify_packages
from tests.toolchains.clients.maven import Artifact, read_lock
from tests.toolchains.programs import need
from tests.toolchains.toolchain import InstallError, Progress, Toolchain, Unavailable, ensure


class Recorder:
    """An installation that writes one file and can be told to fail after it."""

    def __init__(self, tmp_path: Path) -> None:
        self.pin = tmp_path / "pin"
        self.pin.write_text("1")
        self.runs = 0
        self.fails = False
        self.toolchain = Toolchain("sample", (self.pin,), lambda: None, self._install)

    def _install(self, folder: Path, progress: Progress) -> None:
        self.runs += 1
        (folder / f"downloaded-{self.runs}").write_text(self.pin.read_text())
        progress("working")
        if self.fails:
            raise InstallError("the line went dead")


@pytest.fixture
def recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    monkeypatch.setenv("MOBILEGEN_CACHE", str(tmp_path / "cache"))
    return Recorder(tmp_path)


def silent(_: str) -> None:
    """Nobody listens."""


def test_installed_toolchain_is_left_alone(recorder: Recorder) -> None:
    assert ensure(recorder.toolchain, silent)
    assert not ensure(recorder.toolchain, silent)
    assert recorder.runs == 1
    assert recorder.toolchain.require().joinpath("downloaded-1").is_file()


def test_changed_pin_installs_anew_and_keeps_nothing_old(recorder: Recorder) -> None:
    ensure(recorder.toolchain, silent)
    recorder.pin.write_text("2")

    assert not recorder.toolchain.is_installed()
    assert ensure(recorder.toolchain, silent)
    assert sorted(path.name for path in recorder.toolchain.require().glob("downloaded-*")) == ["downloaded-2"]


def test_interrupted_installation_is_finished_with_what_was_fetched(recorder: Recorder) -> None:
    recorder.fails = True
    with pytest.raises(InstallError):
        ensure(recorder.toolchain, silent)
    with pytest.raises(Unavailable, match="make toolchains"):
        recorder.toolchain.require()
    recorder.fails = False

    assert ensure(recorder.toolchain, silent)
    assert len(list(recorder.toolchain.require().glob("downloaded-*"))) == 2


def test_failed_update_keeps_the_old_folder_but_does_not_count_it(recorder: Recorder) -> None:
    ensure(recorder.toolchain, silent)
    recorder.pin.write_text("2")
    recorder.fails = True
    with pytest.raises(InstallError):
        ensure(recorder.toolchain, silent)

    assert recorder.toolchain.folder.joinpath("downloaded-1").is_file()
    assert not recorder.toolchain.is_installed()


def test_missing_program_makes_a_toolchain_unavailable() -> None:
    with pytest.raises(Unavailable, match="needs no-such-program on PATH"):
        need("sh", "no-such-program")


def test_fault_is_an_outcome_not_a_crash(recorder: Recorder, capsys: pytest.CaptureFixture[str]) -> None:
    recorder.fails = True

    assert install(recorder.toolchain) == Outcome("sample", "the line went dead", failed=True)
    assert "FAILED: the line went dead" in capsys.readouterr().out


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_what_is_missing_is_named_and_fails_only_in_ci(
    ci: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", ci)

    assert summarize([Outcome("kotlin", "needs npm on PATH"), Outcome("swift")]) == code
    assert "NOT CHECKED on this machine:\n  kotlin: needs npm on PATH\n" in capsys.readouterr().out


def test_failed_installation_fails_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    assert summarize([Outcome("kotlin", "wrong digest", failed=True)]) == 1


def test_maven_coordinates_say_where_a_file_is() -> None:
    artifact = Artifact.parse("com.example.a:tool:1.0:jar:all")

    assert artifact.repository_path == Path("com/example/a/tool/1.0/tool-1.0-all.jar")
    assert artifact.coordinates == "com.example.a:tool:1.0:jar:all"


def test_every_maven_lock_pins_digests() -> None:
    locks = [path for path in Path(__file__).parent.rglob("*.lock") if not path.name.startswith("packages.")]

    assert len(locks) == 8
    for lock in locks:
        assert read_lock(lock)
        assert all(len(digest) == 64 for digest in read_lock(lock).values()), lock.name


def test_debian_package_with_another_digest_is_refused(tmp_path: Path) -> None:
    deb = tmp_path / "tool_1%3a2.0_amd64.deb"
    deb.write_bytes(b"content")
    lock = tmp_path / "lock"
    lock.write_text(f"tool 1:2.0 {'0' * 64}\n")

    with pytest.raises(InstallError, match=r"tool 1:2\.0 has SHA-256"):
        verify_packages([deb], lock, exact=())


def test_debian_package_may_move_unless_it_is_exact(tmp_path: Path) -> None:
    deb = tmp_path / "tool_2.1_amd64.deb"
    deb.write_bytes(b"content")
    lock = tmp_path / "lock"
    lock.write_text(f"tool 2.0 {'0' * 64}\n")

    assert verify_packages([deb], lock, exact=()) == ["tool moved from 2.0 to 2.1"]
    with pytest.raises(InstallError, match=r"tool is 2\.1, pinned is 2\.0"):
        verify_packages([deb], lock, exact=("tool",))
