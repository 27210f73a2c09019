package com.example.digits.classify

import com.example.digits.inference.Classification
import com.example.digits.inference.Frame

/**
 * What is in the picture area, and what a classifier said of it.
 *
 * @property held the pixels of a scene that isn't live.
 * @property isFreezing whether the next frame of the camera is to be held.
 */
internal data class Shown(
    val scene: Scene = Scene.Live(),
    val held: Frame? = null,
    val isFreezing: Boolean = false,
    val reading: Reading? = null
) {
    /** The same once the camera has given a frame. */
    fun withFrames(): Shown {
        val isWaiting = scene is Scene.Live && !scene.hasFrames
        return if (isWaiting) copy(scene = Scene.Live(hasFrames = true)) else this
    }
}

/** A [classification] and the classifier [by] which it was made. */
internal class Reading(
    val by: SessionState.Open,
    val classification: Classification,
    val pace: Pace? = null
)

/** What [session] and [shown] come to. Nothing is said that another classifier said. */
internal fun classifyUiState(session: SessionState, shown: Shown): ClassifyUiState =
    when (session) {
        is SessionState.Opening -> ClassifyUiState.Loading(session.step)

        is SessionState.Failed -> ClassifyUiState.Failed(session.message, session.candidates)

        is SessionState.Open -> {
            val reading = shown.reading?.takeIf { it.by === session }
            ClassifyUiState.Running(
                session.accelerators,
                reading?.classification,
                reading?.pace,
                session.refused
            )
        }
    }
