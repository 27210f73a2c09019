package com.example.digits.camera

import android.content.Context
import androidx.camera.core.Camera
import androidx.camera.core.CameraInfo
import androidx.camera.core.CameraUnavailableException
import androidx.camera.core.InitializationException
import androidx.camera.lifecycle.ProcessCameraProvider
import androidx.camera.lifecycle.awaitInstance
import androidx.lifecycle.LifecycleOwner

/**
 * Opens the camera on the wanted side, or the one there is, and gives it to [use]. Closes it when
 * that is cancelled.
 *
 * @param use is also told whether there is a camera on the other side.
 * @return what keeps the camera from being opened; null when [use] has ended.
 */
internal suspend fun Context.useCamera(
    prefersFront: Boolean,
    lifecycleOwner: LifecycleOwner,
    useCases: CameraUseCases,
    use: suspend (Camera, canSwitch: Boolean) -> Unit
): CameraProblem? {
    val provider = try {
        ProcessCameraProvider.awaitInstance(this)
    } catch (failure: InitializationException) {
        return cameraProblem(failure.unavailable()?.reason)
    }
    val cameras = provider.availableCameraInfos
    val lenses = Lenses(cameras.map { it.lensFacing })
    val chosen = lenses.choose(prefersFront) ?: return CameraProblem.NO_CAMERA
    return try {
        val camera = provider.bind(lifecycleOwner, cameras[chosen], useCases)
        if (camera != null) use(camera, lenses.canSwitch)
        CameraProblem.FAILED.takeIf { camera == null }
    } finally {
        provider.unbind(*useCases.group.useCases.toTypedArray())
    }
}

/** Null if the camera can't deliver what is asked for. */
private fun ProcessCameraProvider.bind(
    lifecycleOwner: LifecycleOwner,
    info: CameraInfo,
    useCases: CameraUseCases
): Camera? = try {
    bindToLifecycle(lifecycleOwner, info.cameraSelector, useCases.group)
} catch (_: IllegalArgumentException) {
    null
}

/** CameraX wraps what it found. */
private fun InitializationException.unavailable(): CameraUnavailableException? =
    generateSequence<Throwable>(this) { it.cause }
        .filterIsInstance<CameraUnavailableException>()
        .firstOrNull()
