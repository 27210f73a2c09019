package com.example.digits.classify

import kotlin.time.Duration
import com.example.digits.inference.Accelerator

/**
 * What the status pill says, which changes less often than frames come.
 *
 * @property inference how long the model takes; null until that is known.
 * @property framesPerSecond null where no frames come, such as under a picture.
 */
internal data class RunningStatus(
    val accelerator: Accelerator,
    val mark: StatusMark?,
    val inference: Duration?,
    val framesPerSecond: Float?
)

/** The pace of the camera's frames, or the time that the model took for the one that is held. */
internal fun ClassifyUiState.Running.status(scene: Scene): RunningStatus {
    val isLive = scene is Scene.Live
    return RunningStatus(
        accelerator = accelerators.inUse,
        mark = mark,
        inference = if (isLive) pace?.inference else classification?.times?.inference,
        framesPerSecond = if (isLive) pace?.framesPerSecond else null
    )
}
