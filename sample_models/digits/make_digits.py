"""Trains the digits sample model and writes it, its labels, its pictures and its measured accuracy.

Run from a developer's environment: `python sample_models/digits/make_digits.py`. On one machine two runs give the
same bytes. With `--pictures-only` the model stays as it is.
"""

from __future__ import annotations

import os

# oneDNN's kernels depend on the processor; the plain ones are the reference that mobilegen compares with.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import argparse
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import keras
import numpy as np
import numpy.typing as npt
import scipy.ndimage
import tensorflow as tf
from PIL import Image
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.int64]
Draw = Callable[[float, float], Floats]
"""One random number between two bounds for each picture, [n, 1, 1]."""

SEED = 20
SIZE = 32
"""Width and height of the model's input."""
DETAIL = 64
"""Width and height to which a digit is enlarged before it is turned and shrunk again."""
EPOCHS = 22
VARIANTS = 3
"""Augmented pictures made of each training digit in each epoch."""
BATCH = 64
SAMPLE_SIZE = (80, 64)
"""Width and height of the sample pictures: wider than high, so that the centre crop has something to cut."""
CALIBRATION = 20
"""Pictures of each class from which static recipes take the ranges of activations."""
NOVELTIES = {
    "input_axes": None,
    "output_axes": None,
    "quantization_config": None,
    "renorm": False,
    "renorm_clipping": None,
    "renorm_momentum": 0.99,
}
"""Options that Keras writes since 3.13, and what they say by default; Python 3.10 has nothing newer than 3.12."""


class Split(NamedTuple):
    """Digits of 8 × 8 pixels (0 paper … 255 ink) and what they show."""

    digits: Bytes
    labels: Labels


def load_splits() -> tuple[Split, Split]:
    """Three quarters of the digits to train with and one that training never sees; equal shares of classes."""
    data = load_digits()
    digits = np.round(data.images * (255 / 16)).astype(np.uint8)
    train, test, train_labels, test_labels = train_test_split(
        digits, data.target, test_size=0.25, random_state=SEED, stratify=data.target
    )
    return Split(train, train_labels), Split(test, test_labels)


def to_input(gray: npt.ArrayLike) -> Floats:
    """The contract's preprocessing of square grey pictures: [n, h, w] in 0..255 -> float32 [n, 32, 32, 3] in -1..1."""
    pixels = np.repeat(np.asarray(gray, dtype=np.float32)[..., None], 3, axis=-1)
    resized: Floats = tf.image.resize(pixels, (SIZE, SIZE), method="bilinear").numpy()
    return (resized - np.float32(127.5)) / np.float32(127.5)


def enlarge(digits: Bytes) -> Floats:
    """Smooth pictures of the strokes: [n, 8, 8] -> [n, 64, 64] in 0..1."""
    pixels = digits[..., None].astype(np.float32) / 255
    smooth: Floats = tf.image.resize(pixels, (DETAIL, DETAIL), method="bicubic").numpy()[..., 0]
    clipped: Floats = np.clip(smooth, 0, 1)
    return clipped


def augment(strokes: Floats, rng: np.random.Generator) -> Floats:
    """What a camera might see of digits: strokes [n, 64, 64] in 0..1 -> model inputs [n, 32, 32, 3] in -1..1."""
    count = len(strokes)

    def draw(low: float, high: float) -> Floats:
        return rng.uniform(low, high, (count, 1, 1)).astype(np.float32)

    crisp = np.clip((strokes - draw(0.3, 0.6)) * draw(1.0, 6.0) + 0.5, 0, 1)
    ink = _blur(_place(crisp, draw), rng)
    paper, contrast = draw(0, 1), draw(0.35, 1)
    # The ink goes the way that has room: dark on light paper, light on dark.
    paper = np.where(paper > 0.5, 1 - 0.6 * (1 - paper), 0.6 * paper)
    shade = np.where(paper > 0.5, -1, 1) * contrast * np.maximum(paper, 1 - paper)
    gray = paper + shade * ink + _uneven_light(draw)
    tint = rng.uniform(-0.06, 0.06, (count, 1, 1, 3)).astype(np.float32)
    noise = rng.normal(0, 0.02, (count, SIZE, SIZE, 3)).astype(np.float32)
    colour: Floats = np.clip(gray[..., None] + tint + noise, 0, 1).astype(np.float32) * 255
    return (colour - 127.5) / 127.5


def _place(ink: Floats, draw: Draw) -> Floats:
    """Turns, scales and shifts: [n, 64, 64] -> [n, 32, 32], sampled bilinearly, nothing beyond the edge."""
    angle, scale = draw(-0.35, 0.35), draw(0.5, 1.15)
    axis = (np.arange(SIZE, dtype=np.float32) + 0.5) / SIZE - 0.5
    across, down = axis[None, None, :] - draw(-0.12, 0.12), axis[None, :, None] - draw(-0.12, 0.12)
    x = ((np.cos(angle) * across + np.sin(angle) * down) / scale + 0.5) * DETAIL - 0.5
    y = ((np.cos(angle) * down - np.sin(angle) * across) / scale + 0.5) * DETAIL - 0.5
    padded = np.pad(ink, ((0, 0), (1, 1), (1, 1)))
    x, y = np.clip(x, -1, DETAIL) + 1, np.clip(y, -1, DETAIL) + 1
    left, top = np.minimum(x.astype(int), DETAIL), np.minimum(y.astype(int), DETAIL)
    right_share, bottom_share = x - left, y - top
    which = np.arange(len(ink))[:, None, None]
    upper = padded[which, top, left] * (1 - right_share) + padded[which, top, left + 1] * right_share
    lower = padded[which, top + 1, left] * (1 - right_share) + padded[which, top + 1, left + 1] * right_share
    placed: Floats = (upper * (1 - bottom_share) + lower * bottom_share).astype(np.float32)
    return placed


def _blur(pictures: Floats, rng: np.random.Generator) -> Floats:
    """Blurs each eighth of the pictures by another amount, up to 1.2 pixels."""
    parts = [
        scipy.ndimage.gaussian_filter(part, sigma=(0, sigma, sigma)) if len(part) else part
        for part, sigma in zip(np.array_split(pictures, 8), rng.uniform(0, 1.2, 8), strict=True)
    ]
    blurred: Floats = np.concatenate(parts).astype(np.float32)
    return blurred


def _uneven_light(draw: Draw) -> Floats:
    """A brightness ramp across each picture: [n, 32, 32], at most ±0.3."""
    axis = np.linspace(-1, 1, SIZE, dtype=np.float32)
    return (draw(-0.15, 0.15) * axis[None, None, :] + draw(-0.15, 0.15) * axis[None, :, None]).astype(np.float32)


def build_model() -> keras.Model:
    """A small convolutional network: input `image` [1, 32, 32, 3] in -1..1, output `probabilities` [1, 10]."""
    image = keras.Input((SIZE, SIZE, 3), name="image")
    tensor = image
    for stage, filters in enumerate((16, 32, 64), start=1):
        tensor = keras.layers.Conv2D(filters, 3, padding="same", use_bias=False, name=f"conv{stage}")(tensor)
        tensor = keras.layers.BatchNormalization(name=f"norm{stage}")(tensor)
        tensor = keras.layers.ReLU(name=f"relu{stage}")(tensor)
        tensor = keras.layers.MaxPooling2D(name=f"pool{stage}")(tensor)
    tensor = keras.layers.Flatten(name="flatten")(tensor)
    # Without normalised features the network is slow to find out that ink may be dark or light.
    tensor = keras.layers.Dense(64, use_bias=False, name="dense")(tensor)
    tensor = keras.layers.BatchNormalization(name="dense_norm")(tensor)
    tensor = keras.layers.ReLU(name="features")(tensor)
    probabilities = keras.layers.Dense(10, activation="softmax", name="probabilities")(tensor)
    return keras.Model(image, probabilities, name="digits")


def train(split: Split) -> keras.Model:
    """Trains on freshly augmented pictures in each epoch and returns the network without its optimiser."""
    rng = np.random.default_rng(SEED)
    model = build_model()
    batches = -(-len(split.labels) * (VARIANTS + 2) // BATCH)
    rate = keras.optimizers.schedules.CosineDecay(2e-3, EPOCHS * batches)
    model.compile(keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"])
    plain = np.concatenate([to_input(split.digits), to_input(255 - split.digits)])
    strokes = enlarge(split.digits)
    labels = np.tile(split.labels, VARIANTS + 2)
    for epoch in range(EPOCHS):
        inputs = np.concatenate([plain, *(augment(strokes, rng) for _ in range(VARIANTS))])
        order = rng.permutation(len(inputs))
        history = model.fit(inputs[order], labels[order], batch_size=BATCH, shuffle=False, verbose=0).history
        print(f"epoch {epoch + 1:2}/{EPOCHS}  accuracy {history['accuracy'][0]:.4f}", flush=True)
    finished = build_model()
    finished.set_weights(model.get_weights())
    return finished


def sample_picture(digit: Bytes) -> Image.Image:
    """Dark ink on white paper, 80 × 64 pixels, the digit of 8 × 8 pixels enlarged to 64 × 64 in the middle."""
    width, height = SAMPLE_SIZE
    ink = Image.fromarray(255 - digit).resize((height, height), Image.Resampling.BICUBIC)
    picture = Image.new("RGB", SAMPLE_SIZE, "white")
    picture.paste(ink.convert("RGB"), ((width - height) // 2, 0))
    return picture


def save_deterministically(model: keras.Model, path: Path) -> None:
    """Saves in Keras's own format, without the times and memory addresses that Keras and zip would write."""
    scratch = path.with_suffix(".scratch.keras")
    model.save(scratch)
    with zipfile.ZipFile(scratch) as saved, zipfile.ZipFile(path, "w") as final:
        for name in sorted(saved.namelist()):
            content = saved.read(name)
            if name == "metadata.json":
                content = json.dumps({**json.loads(content), "date_saved": "1980-01-01@00:00:00"}).encode()
            elif name == "config.json":
                config = json.dumps(_without_novelties(json.loads(content)))
                content = _number_shared_objects(config).encode()
            final.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    scratch.unlink()


def _without_novelties(config: Any) -> Any:
    """Leaves out options that older releases of Keras refuse to read, where they say what was always the case."""
    if isinstance(config, dict):
        kept = {key: value for key, value in config.items() if key not in NOVELTIES or value != NOVELTIES[key]}
        return {key: _without_novelties(value) for key, value in kept.items()}
    if isinstance(config, list):
        return [_without_novelties(value) for value in config]
    return config


def _number_shared_objects(config: str) -> str:
    """Keras marks objects that several layers share by their address; small numbers say the same."""
    numbers: dict[str, int] = {}
    return re.sub(
        r'(?<="shared_object_id": )\d+', lambda match: str(numbers.setdefault(match[0], len(numbers) + 1)), config
    )


def write_samples(folder: Path, test: Split) -> None:
    """One real picture of each class: the first of the test split, whatever the model makes of it."""
    for label in range(10):
        write_png(sample_picture(test.digits[test.labels == label][0]), folder / f"{label}.png")


def write_held_back(folder: Path, test: Split) -> None:
    """Every digit of the test split as it is, 8 × 8 pixels of grey, but dark on white; one folder for each label."""
    for number, (digit, label) in enumerate(zip(test.digits, test.labels, strict=True)):
        write_png(Image.fromarray(255 - digit), folder / str(label) / f"{number:03}.png")


def write_calibration(folder: Path, training: Split) -> None:
    """Training digits as a camera might see them, which is what the model is trained with; no digit is held back."""
    chosen = np.concatenate([np.flatnonzero(training.labels == label)[:CALIBRATION] for label in range(10)])
    inputs = augment(enlarge(training.digits[chosen]), np.random.default_rng(SEED + 2))
    pixels = np.round(inputs * 127.5 + 127.5).astype(np.uint8)
    for number, (picture, label) in enumerate(zip(pixels, training.labels[chosen], strict=True)):
        write_png(Image.fromarray(picture), folder / str(label) / f"{number:03}.png")


def write_png(picture: Image.Image, path: Path) -> None:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())


def folder_digest(folder: Path) -> str:
    """Of the names and contents of all pictures in `folder`."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.png")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measure(model: keras.Model, test: Split) -> dict[str, float]:
    """Share of right answers on three forms of the test split, by form."""
    strokes, rng = enlarge(test.digits), np.random.default_rng(SEED + 1)
    camera = np.concatenate([augment(strokes, rng) for _ in range(VARIANTS)])
    forms = {
        "as in the data set, light ink on dark": (to_input(test.digits), test.labels),
        "inverted, dark ink on light": (to_input(255 - test.digits), test.labels),
        "augmented like the training pictures": (camera, np.tile(test.labels, VARIANTS)),
    }
    return {
        name: float(np.mean(model.predict(inputs, verbose=0).argmax(axis=1) == labels))
        for name, (inputs, labels) in forms.items()
    }


def write_measurements(readme: Path, accuracy: dict[str, float], test: Split) -> None:
    """Replaces the measured part of the README."""
    rows = [f"| {name} | {share * 100:.2f} % |" for name, share in accuracy.items()]
    replace_part(readme, "measured", [f"| {len(test.labels)} test digits | accuracy |", "|---|---|", *rows])


def write_digests(readme: Path) -> None:
    """Replaces the README's list of files and their digests."""
    names = ["digits.keras", "labels.txt", *(f"samples/{label}.png" for label in range(10))]
    digests = {name: hashlib.sha256((readme.parent / name).read_bytes()).hexdigest() for name in names}
    digests |= {f"{name}/": folder_digest(readme.parent / name) for name in ("calibration", "held-back")}
    rows = [f"| `{name}` | `{digest}` |" for name, digest in digests.items()]
    replace_part(readme, "digests", ["| file | SHA-256 |", "|---|---|", *rows])


def replace_part(readme: Path, name: str, lines: list[str]) -> None:
    """Puts `lines` between the two markers of the part `name`."""
    text = readme.read_text(encoding="utf-8")
    part = rf"(?<=<!-- {name} -->\n).*(?=\n<!-- /{name} -->)"
    updated, count = re.subn(part, lambda _: "\n".join(lines), text, flags=re.DOTALL)
    if count != 1:
        raise SystemExit(f"{readme} has lost its markers for the {name} part")
    readme.write_text(updated, encoding="utf-8")


def make_model(folder: Path, training: Split, test: Split) -> None:
    """Trains, writes and measures; fails if the model is worse than the README promises."""
    keras.utils.set_random_seed(SEED)
    tf.config.experimental.enable_op_determinism()
    model = train(training)
    save_deterministically(model, folder / "digits.keras")
    (folder / "labels.txt").write_text("".join(f"{label}\n" for label in range(10)), encoding="utf-8")
    accuracy = measure(model, test)
    for name, share in accuracy.items():
        print(f"{share * 100:6.2f} %  {name}")
    if min(list(accuracy.values())[:2]) < 0.97:
        raise SystemExit("The model is worse than 97 % on plain test digits.")
    write_measurements(folder / "README.md", accuracy, test)


def main() -> None:
    """Writes everything in this folder but itself and the README's words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path(__file__).parent)
    parser.add_argument("--pictures-only", action="store_true", help="leave the model as it is")
    options = parser.parse_args()
    folder, (training, test) = options.output, load_splits()
    if not options.pictures_only:
        make_model(folder, training, test)
    write_samples(folder / "samples", test)
    write_held_back(folder / "held-back", test)
    write_calibration(folder / "calibration", training)
    write_digests(folder / "README.md")


if __name__ == "__main__":
    main()
