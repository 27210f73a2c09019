package com.example.digits.camera

/**
 * What can be done with the camera that is open.
 *
 * @property canSwitch whether there is a camera on the other side.
 * @property hasTorch whether the camera that is open has a light.
 * @property isTorchOn whether that light is on, as the camera itself says.
 * @property isMirrored whether the preview shows things as a mirror does. Frames never do.
 */
data class CameraControls(
    val canSwitch: Boolean = false,
    val hasTorch: Boolean = false,
    val isTorchOn: Boolean = false,
    val isMirrored: Boolean = false
)
