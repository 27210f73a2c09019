# ruff: noqa: INP001 - a program of the stand-in, not a module
"""Runs `.tflite` models for a JVM: TensorFlow's interpreter, or LiteRT's, which has no Select TF ops.

Usage: serve.py true|false, the argument being whether there are Select TF ops. Requests come through standard input,
answers go through standard output; numbers are big-endian, as Java's data streams write them.
"""

from __future__ import annotations

import os
import struct
import sys
from typing import Any, BinaryIO

import numpy as np

OPEN, RUN, CLOSE = range(3)


def interpreter_class(*, select_tf_ops: bool) -> Any:
    if not select_tf_ops:
        from ai_edge_litert.interpreter import Interpreter

        return Interpreter
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
    import tensorflow as tf

    return tf.lite.Interpreter


class Models:
    """The open models, by number."""

    def __init__(self, kind: Any, requests: BinaryIO) -> None:
        self._kind = kind
        self._requests = requests
        self._open: dict[int, Any] = {}
        self._opened = 0

    def answer(self, what: int) -> bytes:
        """Reads the rest of a request and does it; what it asks for is read whole before anything can fail."""
        if what == OPEN:
            threads, model = self._int(), self._bytes()
            return self._opening(model, threads)
        number = self._int()
        if what == CLOSE:
            del self._open[number]
            return b""
        interpreter = self._open[number]
        details = interpreter.get_input_details()
        given = [self._bytes() for _ in details]
        return self._running(interpreter, details, given)

    def _opening(self, model: bytes, threads: int) -> bytes:
        interpreter = self._kind(model_content=model, num_threads=threads if threads > 0 else None)
        interpreter.allocate_tensors()
        self._opened += 1
        self._open[self._opened] = interpreter
        sizes = [interpreter.get_tensor(detail["index"]).nbytes for detail in interpreter.get_input_details()]
        return struct.pack(f">ii{len(sizes)}i", self._opened, len(sizes), *sizes)

    @staticmethod
    def _running(interpreter: Any, details: list[dict[str, Any]], given: list[bytes]) -> bytes:
        for detail, content in zip(details, given, strict=True):
            interpreter.set_tensor(detail["index"], np.frombuffer(content, detail["dtype"]).reshape(detail["shape"]))
        interpreter.invoke()
        outputs = [interpreter.get_tensor(detail["index"]).tobytes() for detail in interpreter.get_output_details()]
        return struct.pack(">i", len(outputs)) + b"".join(struct.pack(">i", len(o)) + o for o in outputs)

    def _int(self) -> int:
        (value,) = struct.unpack(">i", self._requests.read(4))
        return int(value)

    def _bytes(self) -> bytes:
        return self._requests.read(self._int())


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever TensorFlow prints must not get between the answers.
    os.dup2(2, 1)
    models = Models(interpreter_class(select_tf_ops=sys.argv[1] == "true"), sys.stdin.buffer)
    while what := sys.stdin.buffer.read(1):
        try:
            answers.write(b"\x01" + models.answer(what[0]))
        except (ValueError, RuntimeError) as failure:
            message = str(failure).encode()
            answers.write(b"\x00" + struct.pack(">i", len(message)) + message)
        answers.flush()


if __name__ == "__main__":
    main()
