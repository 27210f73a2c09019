"""Decides how a project and its artefact become the values that templates see."""

from __future__ import annotations

from collections.abc import Mapping

from generator import __version__
from generator.brand import Brand, Shape, brand_of
from generator.render.context import (
    BrandContext,
    GpuContext,
    ModelContext,
    ModelFileContext,
    PostprocessingContext,
    PreprocessingContext,
    ProjectContext,
    ShapeContext,
    TensorContext,
    UserText,
)
from generator.render.deployment import deployment_versions
from generator.render.precision import precision_words
from generator.render.request import EmbeddedModel, RenderRequest
from generator.spec import ImagePreprocessing, Postprocessing, QuantizationParams, TensorSpec
from generator.spec.identifiers import bundle_identifier, slug, type_name

_NOT_TRIED = GpuContext(tried=False, failure=UserText(""), verdict=UserText(""))


def project_context(request: RenderRequest, versions: Mapping[str, str]) -> ProjectContext:
    """The context of every template of one platform."""
    app = request.project.app
    return ProjectContext(
        display_name=UserText(app.display_name),
        application_id=app.application_id,
        bundle_identifier=bundle_identifier(app.application_id),
        package_path=app.application_id.replace(".", "/"),
        type_name=type_name(app.display_name, app.application_id),
        slug=slug(app.display_name, app.application_id),
        tool_version=__version__,
        brand=_brand(brand_of(app)),
        model=_model(request),
        versions=deployment_versions(versions, [model.artifact for model in request.models]),
        npu=tuple(vendor.value for vendor in request.project.npu),
        android_runtime="Interpreter" if request.models[0].artifact.needs_interpreter else "LiteRt",
    )


def _brand(brand: Brand) -> BrandContext:
    light, dark = (
        {role: color.lstrip("#") for role, color in colors.items()}
        for colors in (brand.scheme.light, brand.scheme.dark)
    )
    icon = brand.icon
    return BrandContext(
        accent=brand.accent.lstrip("#"),
        light=light,
        dark=dark,
        field=icon.field.lstrip("#"),
        pattern=_shape(icon.pattern),
        mark=_shape(icon.mark),
    )


def _shape(shape: Shape) -> ShapeContext:
    return ShapeContext(shape.path, shape.color.lstrip("#"))


def _model(request: RenderRequest) -> ModelContext:
    model = request.project.model
    files = tuple(_file(embedded, request.file_name(embedded)) for embedded in request.models)
    return ModelContext(
        **vars(files[0]),
        files=files,
        name=model.name,
        task=model.task.value,
        label_count=len(model.labels),
        preprocessing=_preprocessing(model.preprocessing),
        postprocessing=_postprocessing(model.postprocessing),
        description=UserText(model.info.description),
        author=UserText(model.info.author),
        version=UserText(model.info.version),
        license=UserText(model.info.license),
    )


def _file(embedded: EmbeddedModel, name: str) -> ModelFileContext:
    artifact = embedded.artifact
    return ModelFileContext(
        format=artifact.format.value,
        file_name=name,
        precision=artifact.precision,
        precision_words=precision_words(artifact),
        recipe="" if artifact.weights or artifact.recipe.is_float else artifact.recipe.value,
        digest=artifact.sha256,
        size_bytes=artifact.size,
        tolerance=embedded.tolerances.accelerator,
        cpu_tolerance=embedded.tolerances.cpu,
        input=_tensor(artifact.inputs[0]),
        output=_tensor(artifact.outputs[0]),
        parity=embedded.parity,
        gpu=embedded.gpu or _NOT_TRIED,
        known_failures={name: UserText(reason) for name, reason in embedded.known_failures.items()},
        select_tf_ops=tuple(map(UserText, artifact.select_tf_ops)),
        stateful=artifact.stateful,
    )


def _tensor(tensor: TensorSpec) -> TensorContext:
    quantization = tensor.quantization or QuantizationParams(1.0, 0)
    return TensorContext(
        name=UserText(tensor.name),
        dtype=tensor.dtype.value,
        shape=tensor.shape,
        scale=quantization.scale,
        zero_point=quantization.zero_point,
    )


def _preprocessing(preprocessing: ImagePreprocessing) -> PreprocessingContext:
    channels = preprocessing.channel_order.channels
    return PreprocessingContext(
        width=preprocessing.size.width,
        height=preprocessing.size.height,
        channels=channels,
        resize_mode=preprocessing.resize_mode.value,
        resize_filter=preprocessing.resize_filter.value,
        channel_order=preprocessing.channel_order.value,
        layout=preprocessing.layout.value,
        pad_value=preprocessing.pad_value,
        mean=_per_channel(preprocessing.normalization.mean, channels),
        std=_per_channel(preprocessing.normalization.std, channels),
    )


def _per_channel(values: tuple[float, ...], channels: int) -> tuple[float, ...]:
    return values * channels if len(values) == 1 else values


def _postprocessing(postprocessing: Postprocessing) -> PostprocessingContext:
    return PostprocessingContext(
        activation=postprocessing.activation.value,
        top_k=postprocessing.top_k,
        score_threshold=postprocessing.score_threshold,
    )
