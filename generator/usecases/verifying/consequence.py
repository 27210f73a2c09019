"""Decides what an accelerator's verdict on a `.tflite` would mean for an app, of which `verify` knows nothing."""

from __future__ import annotations

from generator.parity import Accelerator, AcceleratorReport


def consequence(report: AcceleratorReport) -> str:
    """In one sentence; of an accelerator that was not tried nothing follows."""
    name = report.accelerator.label
    if not report.was_tried:
        return f"Whether phones can run it on their {name} is not known."
    if report.accelerator is Accelerator.CPU:
        if report.rejected:
            return "An app made from it couldn't count on the CPU."
        return "The CPU, which an app made from it would fall back to, runs it here."
    if report.rejected:
        return "An app made from it would start on the CPU, with this reason, and not try the GPU."
    return "An app made from it would start on a phone's GPU if that one agrees, too; it would check before it trusts."
