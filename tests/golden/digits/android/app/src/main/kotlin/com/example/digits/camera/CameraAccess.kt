package com.example.digits.camera

/** How far the user has gone with letting the app use the camera. */
enum class CameraAccess {
    GRANTED,

    /** The system will ask: it hasn't yet, or the settings may have changed since it did. */
    NOT_ASKED,

    /** The system asked and was sent away without an answer. It will ask again. */
    DISMISSED,

    /** The user said no once. The system will ask once more, and wants a reason given first. */
    DENIED,

    /**
     * Asking leads nowhere, the settings may: the user said no for good, or keeps sending the
     * system away, or a policy of the device makes it say no without asking.
     */
    BLOCKED
}

/**
 * What is known of the camera permission.
 *
 * Android says whether it is granted and whether a reason should be given. The latter is true only
 * between the user's first "no" and the second. It is false before the first, after the second, and
 * if the first dialogue was dismissed, which doesn't count as an answer since Android 11: without a
 * memory these look the same.
 *
 * @property wasDenied whether a reason was due at any time since the permission was last granted.
 */
internal data class PermissionFacts(
    val isGranted: Boolean,
    val shouldExplain: Boolean,
    val wasDenied: Boolean
) {
    /**
     * @param requests how many requests came back without the permission.
     * @param mayHaveChanged whether the user was sent to the settings since the last of them. There
     * they may have chosen to be asked again, which asking alone can tell.
     */
    fun access(requests: Int, mayHaveChanged: Boolean): CameraAccess = when {
        isGranted -> CameraAccess.GRANTED
        shouldExplain -> CameraAccess.DENIED
        mayHaveChanged -> CameraAccess.NOT_ASKED
        wasDenied || requests > 1 -> CameraAccess.BLOCKED
        requests == 1 -> CameraAccess.DISMISSED
        else -> CameraAccess.NOT_ASKED
    }

    companion object {
        /** What Android says now, with what was remembered of what it said before. */
        fun of(isGranted: Boolean, shouldExplain: Boolean, wasDenied: Boolean) = PermissionFacts(
            isGranted = isGranted,
            shouldExplain = shouldExplain,
            wasDenied = !isGranted && (shouldExplain || wasDenied)
        )
    }
}
