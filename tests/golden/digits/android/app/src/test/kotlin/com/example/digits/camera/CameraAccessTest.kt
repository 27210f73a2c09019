package com.example.digits.camera

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse

class CameraAccessTest {
    private val user = PermissionScript()

    @Test
    fun access_beforeTheFirstRequest_isNotAsked() {
        assertEquals(CameraAccess.NOT_ASKED, user.access)
    }

    @Test
    fun access_dialogueDismissed_canBeAskedAgain() {
        user.answers(shouldExplain = false)

        assertEquals(CameraAccess.DISMISSED, user.access)
    }

    @Test
    fun access_deniedOnce_isExplained() {
        user.answers(shouldExplain = true)

        assertEquals(CameraAccess.DENIED, user.access)
    }

    @Test
    fun access_deniedTwice_isBlocked() {
        user.answers(shouldExplain = true)
        user.answers(shouldExplain = false)

        assertEquals(CameraAccess.BLOCKED, user.access)
    }

    @Test
    fun access_deniedTwice_isStillBlockedInTheNextProcess() {
        user.answers(shouldExplain = true)
        user.answers(shouldExplain = false)
        user.startsAnew()

        assertEquals(CameraAccess.BLOCKED, user.access)
    }

    @Test
    fun access_dismissedInAnEarlierProcess_isNotAsked() {
        user.answers(shouldExplain = false)
        user.startsAnew()

        assertEquals(CameraAccess.NOT_ASKED, user.access)
    }

    @Test
    fun access_systemKeepsSayingNoWithoutAsking_isBlocked() {
        user.answers(shouldExplain = false)
        user.answers(shouldExplain = false)

        assertEquals(CameraAccess.BLOCKED, user.access)
    }

    @Test
    fun access_backFromSettings_mayBeAskedUntilTheSystemRefuses() {
        user.answers(shouldExplain = true)
        user.answers(shouldExplain = false)
        user.visitsSettings()
        assertEquals(CameraAccess.NOT_ASKED, user.access)

        user.answers(shouldExplain = false)
        assertEquals(CameraAccess.BLOCKED, user.access)
    }

    @Test
    fun access_allowedInSettings_isGranted() {
        user.answers(shouldExplain = true)
        user.answers(shouldExplain = false)
        user.visitsSettings(isGranted = true)

        assertEquals(CameraAccess.GRANTED, user.access)
    }

    @Test
    fun access_grantThatRanOut_isNotTakenForADenial() {
        user.answers(shouldExplain = true)
        user.answers(isGranted = true)
        user.startsAnew(isGranted = false)

        assertEquals(CameraAccess.NOT_ASKED, user.access)
        assertFalse(user.wasDenied)
    }
}
