package {{ cookiecutter.application_id }}.classify

import java.nio.ByteBuffer
import {{ cookiecutter.application_id }}.camera.CameraFrame
import {{ cookiecutter.application_id }}.inference.Frame

/** A frame of one pixel. */
fun frame() = Frame(ByteBuffer.allocate(4), width = 1, height = 1, rowStride = 4)

/** The frame that a camera took [milliseconds] after it was switched on. */
fun cameraFrame(milliseconds: Int = 0, isMirrored: Boolean = false) =
    CameraFrame(frame(), milliseconds * 1_000_000L, isMirrored)
