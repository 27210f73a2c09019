package com.example.digits.camera

import androidx.camera.core.CameraState
import androidx.camera.core.CameraUnavailableException

/**
 * Why the camera delivers no frames.
 *
 * @property recovers whether frames come by themselves once the cause is gone; otherwise the camera
 * has to be opened again.
 */
enum class CameraProblem(val recovers: Boolean) {
    /** The device has no camera that works. */
    NO_CAMERA(recovers = false),

    /** Another app uses the camera. */
    IN_USE(recovers = true),

    /** Other apps use as many cameras as the device can run at once. */
    TOO_MANY_IN_USE(recovers = true),

    /** A policy of the device forbids its cameras. */
    DISABLED(recovers = false),

    /** Do Not Disturb keeps the camera shut, as on some devices with Android 9. */
    DO_NOT_DISTURB(recovers = false),

    /** The camera was unplugged. */
    REMOVED(recovers = false),

    /** The camera failed. */
    FAILED(recovers = false)
}

/**
 * The problem after the camera came into a state of [type] with an error [code], which is null if
 * there is none. Between two tries to open the camera it reports no error: what [previous] was is
 * still so until it is open, or closed for good reason.
 */
internal fun cameraProblem(
    previous: CameraProblem?,
    type: CameraState.Type,
    code: Int?
): CameraProblem? = when (code) {
    CameraState.ERROR_CAMERA_IN_USE -> CameraProblem.IN_USE

    CameraState.ERROR_MAX_CAMERAS_IN_USE -> CameraProblem.TOO_MANY_IN_USE

    CameraState.ERROR_CAMERA_DISABLED -> CameraProblem.DISABLED

    CameraState.ERROR_DO_NOT_DISTURB_MODE_ENABLED -> CameraProblem.DO_NOT_DISTURB

    CameraState.ERROR_CAMERA_REMOVED -> CameraProblem.REMOVED

    // CameraX tries again by itself, and says so if it gives up.
    CameraState.ERROR_OTHER_RECOVERABLE_ERROR -> previous

    null -> when (type) {
        CameraState.Type.OPEN, CameraState.Type.CLOSED -> null
        else -> previous
    }

    else -> CameraProblem.FAILED
}

/** Why CameraX couldn't start, by the [reason] of a [CameraUnavailableException] if there is one. */
internal fun cameraProblem(reason: Int?): CameraProblem = when (reason) {
    CameraUnavailableException.CAMERA_IN_USE -> CameraProblem.IN_USE
    CameraUnavailableException.CAMERA_MAX_IN_USE -> CameraProblem.TOO_MANY_IN_USE
    CameraUnavailableException.CAMERA_DISABLED -> CameraProblem.DISABLED
    CameraUnavailableException.CAMERA_UNAVAILABLE_DO_NOT_DISTURB -> CameraProblem.DO_NOT_DISTURB
    else -> CameraProblem.NO_CAMERA
}
