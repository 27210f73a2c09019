package com.example.digits.classify

import java.nio.ByteBuffer
import com.example.digits.camera.CameraFrame
import com.example.digits.inference.Frame

/** A frame of one pixel. */
fun frame() = Frame(ByteBuffer.allocate(4), width = 1, height = 1, rowStride = 4)

/** The frame that a camera took [milliseconds] after it was switched on. */
fun cameraFrame(milliseconds: Int = 0, isMirrored: Boolean = false) =
    CameraFrame(frame(), milliseconds * 1_000_000L, isMirrored)
