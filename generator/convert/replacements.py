"""Decides what is advised in place of operators that converters lack, for those that people meet most."""

from __future__ import annotations

from collections.abc import Mapping


def replacement(operator: str) -> str:
    """A sentence on what to use in place of TensorFlow's `operator`; empty if nothing is known."""
    return _ADVICE.get(operator, "")


_BY_ADVICE: Mapping[str, str] = {
    "Pool a volume by 2D pooling layers, one after the other over reshaped axes, or by a Conv3D with strides.": (
        "MaxPool3D AvgPool3D"
    ),
    "Leave text to the app: give the model numbers, and the app the vocabulary.": (
        "AsString LookupTableFindV2 LookupTableSizeV2 RegexReplace StaticRegexReplace StringJoin StringLength "
        "StringLower StringSplitV2 StringStrip StringToHashBucketFast StringUpper UnicodeTranscode"
    ),
    "Change colours before the model, in training and in the app, or with a 1×1 convolution where that is linear.": (
        "AdjustContrastv2 AdjustHue AdjustSaturation HSVToRGB RGBToHSV"
    ),
    "Take random transformations out of the model: they belong into the training pipeline.": (
        "ImageProjectiveTransformV2 ImageProjectiveTransformV3 Multinomial RandomShuffle StatelessMultinomial "
        "StatelessRandomNormalV2 StatelessRandomUniformIntV2 StatelessRandomUniformV2 StatelessTruncatedNormalV2"
    ),
    "Cut patches with a convolution or a reshape in place of them.": "ExtractImagePatches ExtractVolumePatches",
    "Crop before the model, in the app, or slice at constant places.": "CropAndResize",
    "Cut the model before it suppresses boxes, and let the app do that: it does so anyway, faster.": (
        "CombinedNonMaxSuppression NonMaxSuppressionV3 NonMaxSuppressionV5"
    ),
    "Decompose matrices before the export where they are constant, or leave that to the app.": (
        "BatchMatrixInverse Cholesky LogMatrixDeterminant MatrixDeterminant MatrixInverse MatrixSolve "
        "MatrixSolveLs MatrixTriangularSolve Qr SelfAdjointEigV2 Svd"
    ),
    "Compute spectra in the app, or as a product with a constant matrix of cosines and sines.": (
        "FFT FFT2D FFT3D IFFT IFFT2D IRFFT IRFFT2D RFFT RFFT2D RFFT3D"
    ),
    "Replace it by a polynomial or a small dense network that is close enough on the values that occur.": (
        "BesselI0e BesselI1e Betainc Digamma Erfinv Igamma Igammac Lgamma Ndtri Polygamma Zeta"
    ),
    "Count classes by summing one-hot vectors.": "Bincount DenseBincount",
    "Sort values into buckets by summing comparisons with the limits.": "Bucketize",
}
_ADVICE = {operator: advice for advice, operators in _BY_ADVICE.items() for operator in operators.split()}
ADVISED_OPERATORS = tuple(_ADVICE)
"""Those of which something is known."""
