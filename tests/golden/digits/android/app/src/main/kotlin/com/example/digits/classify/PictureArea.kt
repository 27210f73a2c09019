package com.example.digits.classify

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.sync.Mutex
import com.example.digits.camera.CameraFrame
import com.example.digits.inference.Frame
import com.example.digits.picture.PictureProblem
import com.example.digits.picture.StillPicture

/**
 * Decides whether the camera's frames, one of them or a picture is shown, and asks the classifier
 * that is open what that is.
 *
 * @param freeze copies a frame, which can't be read any more once the camera has it back.
 * @param onProblem told why a frame can't be held.
 */
internal class PictureArea(
    private val session: StateFlow<SessionState>,
    private val liveFrames: LiveFrames,
    private val freeze: (Frame) -> StillPicture,
    private val onProblem: (PictureProblem) -> Unit
) {
    private val current = MutableStateFlow(Shown())
    private val working = Mutex()

    val shown: StateFlow<Shown> = current.asStateFlow()

    /** Shows the camera's frames. It goes on under a held frame, but is off under a picture. */
    fun showCamera() = current.update {
        Shown(it.scene as? Scene.Live ?: Scene.Live(hasFrames = it.scene is Scene.Frozen))
    }

    fun show(picture: StillPicture) {
        current.value = Shown(Scene.Still(picture.image), picture.frame)
    }

    /** Holds the next frame. */
    fun freezeNext() = current.update { it.copy(isFreezing = it.scene is Scene.Live) }

    /** Takes a frame of the camera, unless another one is worked on: frames never queue. */
    suspend fun onFrame(frame: CameraFrame) {
        if (current.value.scene !is Scene.Live || !working.tryLock()) return
        try {
            current.update { it.withFrames() }
            if (current.value.isFreezing) return hold(frame)
            val open = session.value as? SessionState.Open ?: return
            val reading = liveFrames.read(open, frame) ?: return
            current.update { if (it.scene is Scene.Live) it.copy(reading = reading) else it }
        } finally {
            working.unlock()
        }
    }

    private fun hold(frame: CameraFrame) {
        val frozen = try {
            freeze(frame.frame)
        } catch (_: OutOfMemoryError) {
            current.update { it.copy(isFreezing = false) }
            return onProblem(PictureProblem.TOO_LARGE)
        }
        val scene = Scene.Frozen(frozen.image, frame.isMirrored)
        // What was said of the frame before is shown until something is said of this one.
        current.update {
            if (it.isFreezing) Shown(scene, frozen.frame, reading = it.reading) else it
        }
    }

    /** Classifies whatever is held, and again with every classifier that is opened meanwhile. */
    suspend fun classifyHeldFrames() {
        val held = current.map { it.held }.distinctUntilChanged()
        combine(session, held, ::Pair).collectLatest { (state, frame) ->
            if (state !is SessionState.Open || frame == null) return@collectLatest
            val classification = state.classify(frame) ?: return@collectLatest
            current.update {
                val reading = Reading(state, classification, it.reading?.pace)
                if (it.held === frame) it.copy(reading = reading) else it
            }
        }
    }
}
