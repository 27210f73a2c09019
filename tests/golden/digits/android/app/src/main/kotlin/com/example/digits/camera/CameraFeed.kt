package com.example.digits.camera

import android.content.Context
import androidx.camera.core.CameraSelector
import androidx.camera.core.SurfaceRequest
import androidx.camera.core.UseCaseGroup
import androidx.camera.core.ViewPort
import androidx.camera.lifecycle.ProcessCameraProvider
import androidx.camera.lifecycle.awaitInstance
import androidx.lifecycle.LifecycleOwner
import java.util.concurrent.Executors
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import com.example.digits.inference.Frame

/** The device's camera: a preview to draw and frames to classify. */
class CameraFeed(private val context: Context) {
    private val requests = MutableStateFlow<SurfaceRequest?>(null)

    /** What the viewfinder draws; null while the camera is closed. */
    val surfaceRequests: StateFlow<SurfaceRequest?> = requests.asStateFlow()

    /**
     * Runs the camera on the main thread until it is cancelled. While [onFrame] is busy frames are
     * dropped, and it gets the newest one next.
     *
     * @param viewPort the view that the preview fills; frames show what is visible in it.
     * @throws NoCameraException if there is no camera, or none that can be opened.
     */
    suspend fun run(
        lifecycleOwner: LifecycleOwner,
        viewPort: ViewPort,
        onFrame: suspend (Frame) -> Unit
    ) {
        val executor = Executors.newSingleThreadExecutor()
        try {
            val provider = ProcessCameraProvider.awaitInstance(context)
            val useCases =
                cameraUseCases(viewPort, { requests.value = it }, executor, FrameAnalyzer(onFrame))
            provider.runUntilCancelled(lifecycleOwner, useCases)
        } catch (cancelled: CancellationException) {
            throw cancelled
        } catch (failure: Exception) {
            throw NoCameraException(failure)
        } finally {
            requests.value = null
            executor.shutdown()
        }
    }

    private suspend fun ProcessCameraProvider.runUntilCancelled(
        lifecycleOwner: LifecycleOwner,
        useCases: UseCaseGroup
    ) {
        try {
            bindToLifecycle(lifecycleOwner, backOrFrontCamera(), useCases)
            awaitCancellation()
        } finally {
            unbind(*useCases.useCases.toTypedArray())
        }
    }

    private fun ProcessCameraProvider.backOrFrontCamera(): CameraSelector =
        if (hasCamera(CameraSelector.DEFAULT_BACK_CAMERA)) {
            CameraSelector.DEFAULT_BACK_CAMERA
        } else {
            CameraSelector.DEFAULT_FRONT_CAMERA
        }
}

/** The device has no camera, or none that can be opened. */
class NoCameraException(cause: Throwable) : Exception(cause)
