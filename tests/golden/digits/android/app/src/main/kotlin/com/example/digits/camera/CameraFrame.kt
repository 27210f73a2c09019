package com.example.digits.camera

import com.example.digits.inference.Frame

/**
 * A frame, when the camera took it and how the preview shows it.
 *
 * @property timestampNanos on the camera's own clock: only differences mean anything.
 * @property isMirrored whether the preview shows things as a mirror does. The frame itself doesn't.
 */
class CameraFrame(val frame: Frame, val timestampNanos: Long, val isMirrored: Boolean = false)
