"""Decides who explains what float16 does to an artefact of which format."""

from generator.parity.float16_coreml import explain_coreml
from generator.parity.float16_tflite import explain_tflite
from generator.spec import ModelFormat

FLOAT16_EXPLANATIONS = {ModelFormat.TFLITE: explain_tflite, ModelFormat.COREML: explain_coreml}
