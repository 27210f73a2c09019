package com.example.digits.camera

/** Plays what a user and Android do about the camera permission, as the app gets to know it. */
class PermissionScript {
    private var facts = PermissionFacts(isGranted = false, shouldExplain = false, wasDenied = false)
    private var requests = 0
    private var mayHaveChanged = false

    val access: CameraAccess get() = facts.access(requests, mayHaveChanged)
    val wasDenied: Boolean get() = facts.wasDenied

    fun answers(isGranted: Boolean = false, shouldExplain: Boolean = false) {
        requests = if (isGranted) 0 else requests + 1
        mayHaveChanged = false
        look(isGranted, shouldExplain)
    }

    fun visitsSettings(isGranted: Boolean = false) {
        mayHaveChanged = true
        look(isGranted, shouldExplain = false)
    }

    /** Only what is stored stays. */
    fun startsAnew(isGranted: Boolean = facts.isGranted) {
        requests = 0
        mayHaveChanged = false
        look(isGranted, facts.shouldExplain)
    }

    private fun look(isGranted: Boolean, shouldExplain: Boolean) {
        facts = PermissionFacts.of(isGranted, shouldExplain, facts.wasDenied)
    }
}
