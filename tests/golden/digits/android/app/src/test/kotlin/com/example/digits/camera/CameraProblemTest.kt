package com.example.digits.camera

import androidx.camera.core.CameraState
import androidx.camera.core.CameraState.Type
import androidx.camera.core.CameraUnavailableException
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull

class CameraProblemTest {
    @Test
    fun cameraProblem_everyError_isNamed() {
        val errors = mapOf(
            CameraState.ERROR_MAX_CAMERAS_IN_USE to CameraProblem.TOO_MANY_IN_USE,
            CameraState.ERROR_CAMERA_IN_USE to CameraProblem.IN_USE,
            CameraState.ERROR_STREAM_CONFIG to CameraProblem.FAILED,
            CameraState.ERROR_CAMERA_DISABLED to CameraProblem.DISABLED,
            CameraState.ERROR_CAMERA_FATAL_ERROR to CameraProblem.FAILED,
            CameraState.ERROR_DO_NOT_DISTURB_MODE_ENABLED to CameraProblem.DO_NOT_DISTURB,
            CameraState.ERROR_CAMERA_REMOVED to CameraProblem.REMOVED
        )

        for ((code, problem) in errors) {
            assertEquals(problem, cameraProblem(previous = null, Type.CLOSED, code), "error $code")
        }
    }

    @Test
    fun cameraProblem_otherAppLetsGo_endsWhenTheCameraIsOpen() {
        val states = listOf(
            Type.OPENING to null,
            Type.OPENING to CameraState.ERROR_CAMERA_IN_USE,
            Type.OPENING to null,
            Type.PENDING_OPEN to CameraState.ERROR_CAMERA_IN_USE,
            Type.OPENING to null,
            Type.OPEN to null
        )

        val problems = states.runningFold<_, CameraProblem?>(null) { previous, (type, code) ->
            cameraProblem(previous, type, code)
        }

        val busy = CameraProblem.IN_USE
        assertEquals(listOf(null, null, busy, busy, busy, busy, null), problems)
    }

    @Test
    fun cameraProblem_closedWithTheScreen_isNone() {
        assertNull(cameraProblem(CameraProblem.IN_USE, Type.CLOSED, code = null))
    }

    @Test
    fun cameraProblem_errorThatCameraXGetsOver_isNoneOfItsOwn() {
        val code = CameraState.ERROR_OTHER_RECOVERABLE_ERROR

        assertNull(cameraProblem(previous = null, Type.OPENING, code))
        assertEquals(
            CameraProblem.TOO_MANY_IN_USE,
            cameraProblem(CameraProblem.TOO_MANY_IN_USE, Type.OPENING, code)
        )
    }

    @Test
    fun cameraProblem_cameraXDoesNotStart_isWhatItFound() {
        val reasons = mapOf(
            CameraUnavailableException.CAMERA_IN_USE to CameraProblem.IN_USE,
            CameraUnavailableException.CAMERA_MAX_IN_USE to CameraProblem.TOO_MANY_IN_USE,
            CameraUnavailableException.CAMERA_DISABLED to CameraProblem.DISABLED,
            CameraUnavailableException.CAMERA_UNAVAILABLE_DO_NOT_DISTURB to
                CameraProblem.DO_NOT_DISTURB,
            CameraUnavailableException.CAMERA_ERROR to CameraProblem.NO_CAMERA,
            null to CameraProblem.NO_CAMERA
        )

        assertEquals(reasons, reasons.mapValues { (reason, _) -> cameraProblem(reason) })
    }
}
