package androidx.camera.core

import java.util.concurrent.Executor

interface CameraProvider {
    val availableCameraInfos: List<CameraInfo>

    @Throws(CameraInfoUnavailableException::class)
    fun hasCamera(cameraSelector: CameraSelector): Boolean

    fun getCameraInfo(cameraSelector: CameraSelector): CameraInfo = throw UnsupportedOperationException()

    fun getCameraInfo(cameraSelector: CameraSelector, sessionConfig: SessionConfig): CameraInfo =
        throw UnsupportedOperationException()

    fun addCameraPresenceListener(executor: Executor, listener: CameraPresenceListener): Unit =
        throw UnsupportedOperationException()

    fun removeCameraPresenceListener(listener: CameraPresenceListener): Unit = throw UnsupportedOperationException()
}

class CameraIdentifier private constructor() {
    fun isOf(camera: Camera): Boolean = throw UnsupportedOperationException()

    fun isOf(cameraInfo: CameraInfo): Boolean = throw UnsupportedOperationException()
}
