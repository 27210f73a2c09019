package androidx.camera.core

// camera-core 1.6, line 87
interface CameraProvider {
    // camera-core 1.6, line 90
    fun getCameraInfo(cameraSelector: CameraSelector): CameraInfo = throw UnsupportedOperationException()

    // camera-core 1.6, line 92
    @Throws(CameraInfoUnavailableException::class)
    fun hasCamera(cameraSelector: CameraSelector): Boolean

    // camera-core 1.6, line 94
    val availableCameraInfos: List<CameraInfo>
}
