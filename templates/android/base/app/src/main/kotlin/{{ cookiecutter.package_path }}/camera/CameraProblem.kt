package {{ cookiecutter.application_id }}.camera

/**
 * Why the camera delivers no frames.
 *
 * @property recovers whether frames come again by themselves once the cause is gone.
 */
enum class CameraProblem(val recovers: Boolean) {
    /** The device has no camera. One that is plugged in later is used. */
    NO_CAMERA(recovers = true),

    /** Another app uses the camera. */
    IN_USE(recovers = true),

    /** Other apps use as many cameras as the device can run at once. */
    TOO_MANY_IN_USE(recovers = true),

    /** The device's owner or a switch has turned all cameras off. */
    DISABLED(recovers = false),

    /** Do Not Disturb keeps the camera from opening, as on some devices with Android 9. */
    DO_NOT_DISTURB(recovers = false),

    /** The camera was unplugged. */
    REMOVED(recovers = true),

    /** The camera failed and doesn't open again by itself. */
    FAILED(recovers = false)
}
