package com.example.digits.camera

import com.example.digits.inference.Frame

/**
 * A frame and when the camera took it.
 *
 * @property timestampNanos on the camera's own clock: only differences mean anything.
 */
class CameraFrame(val frame: Frame, val timestampNanos: Long)
