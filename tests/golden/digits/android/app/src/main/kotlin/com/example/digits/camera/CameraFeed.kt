package com.example.digits.camera

import androidx.camera.core.SurfaceRequest
import androidx.camera.core.ViewPort
import androidx.lifecycle.LifecycleOwner
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.StateFlow

/** The device's camera: a preview to draw and frames to classify. */
interface CameraFeed {
    /** What the viewfinder draws; null while the camera is closed. */
    val surfaceRequests: StateFlow<SurfaceRequest?>

    /** What the camera that is open can do. */
    val controls: StateFlow<CameraControls>

    /** Why there are no frames; null while they come or are about to. */
    val problem: StateFlow<CameraProblem?>

    /**
     * Runs the camera on the main thread until it is cancelled, through every [problem]. While
     * [onFrame] is busy frames are dropped, and it gets the newest one next.
     *
     * @param viewPort the view that the preview fills; frames show what is visible in it.
     * @param halfTurns how the display is turned, as a `Surface.ROTATION_`, whenever it was turned
     * upside down.
     * @param onFrame called on a thread of the camera's; the frame can't be read after it returned.
     */
    suspend fun run(
        lifecycleOwner: LifecycleOwner,
        viewPort: ViewPort,
        halfTurns: Flow<Int>,
        onFrame: suspend (CameraFrame) -> Unit
    )

    /** Changes to the camera on the other side, if there is one; the torch goes off. */
    fun switchLens()

    /** Turns the torch on or off; [controls] say what came of it. */
    fun setTorch(isOn: Boolean)

    /** Opens the camera anew after a [problem] that it doesn't recover from. */
    fun retry()
}
