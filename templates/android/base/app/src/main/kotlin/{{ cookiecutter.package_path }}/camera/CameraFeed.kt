package {{ cookiecutter.application_id }}.camera

import android.content.Context
import androidx.camera.core.CameraSelector
import androidx.camera.core.ImageAnalysis
import androidx.camera.core.Preview
import androidx.camera.core.SurfaceRequest
import androidx.camera.core.resolutionselector.AspectRatioStrategy
import androidx.camera.core.resolutionselector.ResolutionSelector
import androidx.camera.lifecycle.ProcessCameraProvider
import androidx.camera.lifecycle.awaitInstance
import androidx.lifecycle.LifecycleOwner
import {{ cookiecutter.application_id }}.inference.Frame
import java.util.concurrent.Executors
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** The device's camera: a preview to draw and frames to classify. */
class CameraFeed(private val context: Context) {
    private val requests = MutableStateFlow<SurfaceRequest?>(null)

    /** What the viewfinder draws; null while the camera is closed. */
    val surfaceRequests: StateFlow<SurfaceRequest?> = requests.asStateFlow()

    /**
     * Runs the camera on the main thread until it is cancelled. While [onFrame] is busy frames are
     * dropped, and it gets the newest one next.
     *
     * @throws NoCameraException if there is no camera, or none that can be opened.
     */
    suspend fun run(lifecycleOwner: LifecycleOwner, onFrame: suspend (Frame) -> Unit) {
        try {
            val provider = ProcessCameraProvider.awaitInstance(context)
            provider.runUseCases(lifecycleOwner, onFrame)
        } catch (cancelled: CancellationException) {
            throw cancelled
        } catch (failure: Exception) {
            throw NoCameraException(failure)
        }
    }

    private suspend fun ProcessCameraProvider.runUseCases(
        lifecycleOwner: LifecycleOwner,
        onFrame: suspend (Frame) -> Unit
    ) {
        val preview = Preview.Builder().setResolutionSelector(sameView).build()
        val analysis = ImageAnalysis.Builder()
            .setResolutionSelector(sameView)
            .setBackpressureStrategy(ImageAnalysis.STRATEGY_KEEP_ONLY_LATEST)
            .setOutputImageFormat(ImageAnalysis.OUTPUT_IMAGE_FORMAT_RGBA_8888)
            .build()
        val executor = Executors.newSingleThreadExecutor()
        preview.setSurfaceProvider { requests.value = it }
        analysis.setAnalyzer(executor, FrameAnalyzer(onFrame))
        try {
            bindToLifecycle(lifecycleOwner, backOrFrontCamera(), preview, analysis)
            awaitCancellation()
        } finally {
            unbind(preview, analysis)
            analysis.clearAnalyzer()
            executor.shutdown()
            requests.value = null
        }
    }

    private fun ProcessCameraProvider.backOrFrontCamera(): CameraSelector =
        if (hasCamera(CameraSelector.DEFAULT_BACK_CAMERA)) {
            CameraSelector.DEFAULT_BACK_CAMERA
        } else {
            CameraSelector.DEFAULT_FRONT_CAMERA
        }

    private companion object {
        /** The same for both, so that preview and frames show the same part of the world. */
        val sameView: ResolutionSelector = ResolutionSelector.Builder()
            .setAspectRatioStrategy(AspectRatioStrategy.RATIO_4_3_FALLBACK_AUTO_STRATEGY)
            .build()
    }
}

/** The device has no camera, or none that can be opened. */
class NoCameraException(cause: Throwable) : Exception(cause)
