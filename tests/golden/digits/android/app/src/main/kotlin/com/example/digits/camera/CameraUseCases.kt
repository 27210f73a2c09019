package com.example.digits.camera

import android.util.Size
import androidx.camera.core.ImageAnalysis
import androidx.camera.core.Preview
import androidx.camera.core.UseCaseGroup
import androidx.camera.core.ViewPort
import androidx.camera.core.resolutionselector.AspectRatioStrategy
import androidx.camera.core.resolutionselector.ResolutionSelector
import androidx.camera.core.resolutionselector.ResolutionStrategy
import java.util.concurrent.Executor

/** A preview and the analysis of its newest frame, both cut to what [viewPort] shows. */
internal class CameraUseCases(private val viewPort: ViewPort) {
    private val preview = Preview.Builder()
        .setResolutionSelector(selector().build())
        .setTargetRotation(viewPort.rotation)
        .build()

    private val analysis = ImageAnalysis.Builder()
        .setResolutionSelector(selector().setResolutionStrategy(analysisSize).build())
        .setTargetRotation(viewPort.rotation)
        .setBackpressureStrategy(ImageAnalysis.STRATEGY_KEEP_ONLY_LATEST)
        .setOutputImageFormat(ImageAnalysis.OUTPUT_IMAGE_FORMAT_RGBA_8888)
        .build()

    val group: UseCaseGroup = UseCaseGroup.Builder()
        .setViewPort(viewPort)
        .addUseCase(preview)
        .addUseCase(analysis)
        .build()

    fun connect(
        surfaceProvider: Preview.SurfaceProvider,
        executor: Executor,
        analyzer: ImageAnalysis.Analyzer
    ) {
        preview.setSurfaceProvider(surfaceProvider)
        analysis.setAnalyzer(executor, analyzer)
    }

    /** Stops handing out images; one that is being analysed is finished. */
    fun disconnect() {
        analysis.clearAnalyzer()
        preview.setSurfaceProvider(null)
    }

    /** Follows a display that was turned upside down; [viewPort] shows the same part then. */
    fun turn(rotation: Int) {
        preview.setTargetRotation(rotation)
        analysis.setTargetRotation(rotation)
    }
}

/** The same aspect ratio for both, so that they see the same part of the world. */
private fun selector() = ResolutionSelector.Builder()
    .setAspectRatioStrategy(AspectRatioStrategy.RATIO_4_3_FALLBACK_AUTO_STRATEGY)

/** Small enough to be fast, and big enough that the visible part has more pixels than the model. */
private val analysisSize = ResolutionStrategy(
    Size(960, 720),
    ResolutionStrategy.FALLBACK_RULE_CLOSEST_HIGHER_THEN_LOWER
)
