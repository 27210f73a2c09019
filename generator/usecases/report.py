"""Decides what a run's report holds, and which two files it becomes: one for people and one for programs."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from generator.brand import default_accent
from generator.errors import SourceError
from generator.render.files import Ownership, RenderedFile
from generator.report import Report, html_page, json_file, verdict
from generator.report.report import ArtifactSection, SourceSection
from generator.spec import FORMAT_NAMES, ModelFormat, Platform, TensorSpec, platform_formats
from generator.usecases.reporting.environment import environment
from generator.usecases.reporting.findings import Findings
from generator.usecases.reporting.operators import operator_report
from generator.usecases.reporting.parity import parity_section
from generator.usecases.reporting.preprocessing import preprocessing_section
from generator.usecases.verified import VerifiedArtifact

HTML_FILE, JSON_FILE = "report.html", "report.json"
_APPS = {Platform.ANDROID: "Android app", Platform.IOS: "iOS app"}
_NO_PICTURES = "No labelled pictures were given. Give a folder with one sub-folder for each label: --eval FOLDER."
_NOT_TIMED = "It was not timed."


def report_files(findings: Findings) -> list[RenderedFile]:
    """`report.html` and `report.json`, to lie beside `mobilegen.toml`; raises `SourceError` if the source is gone."""
    report = report_of(findings)
    return [
        RenderedFile(PurePosixPath(name), content, Ownership.GENERATED)
        for name, content in ((HTML_FILE, html_page(report)), (JSON_FILE, json_file(report)))
    ]


def report_of(findings: Findings) -> Report:
    """Everything that the report shows; raises `SourceError` if the source model is gone."""
    artifacts = tuple(_artifact(kind, findings) for kind in findings.artifacts)
    rows = [report.rows for verified in findings.artifacts.values() for report in verified.reports if report.rows]
    rejected = [
        f"{tried.summary} {tried.consequence}"
        for verified in findings.artifacts.values()
        for tried in verified.accelerators
        if tried.rejected
    ]
    return Report(
        title=findings.title,
        verdict=verdict(artifacts, findings.budgets, rejected),
        source=_source(findings),
        artifacts=artifacts,
        preprocessing=preprocessing_section(findings.spec.preprocessing, findings.frames, rows[0] if rows else ()),
        accent=findings.apps.accent or default_accent(findings.title),
        compared_on=f"{len(findings.frames)} pictures",
        budgets=findings.budgets,
        source_accuracy=findings.source_accuracy,
        accuracy_absent="" if findings.source_accuracy else findings.accuracy_absent or _NO_PICTURES,
        candidates=findings.candidates,
        advice=findings.advice,
        notes=findings.notes,
        environment=environment(),
    )


def _artifact(kind: ModelFormat, findings: Findings) -> ArtifactSection:
    verified = findings.artifacts[kind]
    artifact = verified.artifact
    latency = findings.latencies.get(kind, ())
    return ArtifactSection(
        file=kind.file_name(findings.spec.name),
        format=kind,
        precision=artifact.precision,
        size=artifact.size,
        sha256=artifact.sha256,
        carried_by=tuple(
            _APPS[platform]
            for platform in findings.apps.platforms
            if kind in platform_formats(platform, findings.apps.ios_runtime)
        ),
        parity=tuple(map(parity_section, verified.reports)),
        forced=verified.forced,
        weighed=verified.weighed,
        given_up=verified.summary_given_up,
        precision_notes=verified.diagnosis,
        latency=latency,
        latency_absent="" if latency else findings.latencies_absent.get(kind, _NOT_TIMED),
        accuracy=findings.accuracies.get(kind),
        operators=operator_report(verified, findings.delegates.get(kind, ())),
        notes=_notes(verified),
    )


def _notes(verified: VerifiedArtifact) -> tuple[str, ...]:
    name = FORMAT_NAMES[verified.artifact.format]
    return tuple(f"{name} contradicts its contract: its {difference}." for difference in verified.contract)


def _source(findings: Findings) -> SourceSection:
    model, spec = findings.model, findings.spec
    size, digest = _size_and_digest(model.source.path)
    return SourceSection(
        file=model.source.path.name,
        format=model.source.format.value,
        size=size,
        sha256=digest,
        task=spec.task.value.replace("-", " "),
        inputs=tuple(map(_tensor, spec.inputs)),
        outputs=tuple(map(_tensor, spec.outputs)),
        labels=len(spec.labels),
    )


def _size_and_digest(path: Path) -> tuple[int, str]:
    try:
        with path.open("rb") as file:
            digest = hashlib.sha256()
            while block := file.read(1 << 20):
                digest.update(block)
            return file.tell(), digest.hexdigest()
    except OSError as error:
        raise SourceError(f"“{path}” can't be read any more: {error.strerror}") from error


def _tensor(tensor: TensorSpec) -> tuple[str, str, str]:
    return tensor.name, " × ".join(map(str, tensor.shape)), tensor.dtype.value
