package {{ cookiecutter.application_id }}.camera

import {{ cookiecutter.application_id }}.inference.Frame

/**
 * A frame and when the camera took it.
 *
 * @property timestampNanos on the camera's own clock: only differences mean anything.
 */
class CameraFrame(val frame: Frame, val timestampNanos: Long)
