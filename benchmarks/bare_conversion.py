"""Decides what the least is that a conversion to both formats can cost: load, trace, two converter calls, two files."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any


def main(model_path: Path, folder: Path) -> None:
    """Writes `model.tflite` and `model.mlpackage`, by the routes that mobilegen takes, without looking at either."""
    os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
    import coremltools as ct
    import keras
    import tensorflow as tf

    model = keras.models.load_model(model_path, compile=False)
    picture = tf.TensorSpec((1, *model.input_shape[1:]), tf.float32, name="image")

    def infer(image: Any) -> Any:
        return model(image, training=False)

    traced = tf.function(infer, input_signature=[picture]).get_concrete_function()
    folder.mkdir()
    content = tf.lite.TFLiteConverter.from_concrete_functions([traced]).convert()
    (folder / "model.tflite").write_bytes(content)
    program = ct.convert(
        [traced],
        source="tensorflow",
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS17,
        compute_precision=ct.precision.FLOAT32,
    )
    program.save(str(folder / "model.mlpackage"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
