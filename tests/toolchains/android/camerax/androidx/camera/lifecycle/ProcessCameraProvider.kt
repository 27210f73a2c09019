package androidx.camera.lifecycle

import android.content.Context
import androidx.annotation.MainThread
import androidx.camera.core.Camera
import androidx.camera.core.CameraInfo
import androidx.camera.core.CameraInfoUnavailableException
import androidx.camera.core.CameraProvider
import androidx.camera.core.CameraSelector
import androidx.camera.core.UseCase
import androidx.camera.core.UseCaseGroup
import androidx.lifecycle.LifecycleOwner
import com.google.common.util.concurrent.ListenableFuture

// camera-lifecycle 1.7.0-rc01, line 33
class ProcessCameraProvider private constructor() : CameraProvider {
    // camera-lifecycle 1.7.0-rc01, line 35
    @MainThread
    fun bindToLifecycle(
        lifecycleOwner: LifecycleOwner,
        cameraSelector: CameraSelector,
        vararg useCases: UseCase?,
    ): Camera = throw UnsupportedOperationException()

    // camera-lifecycle 1.7.0-rc01, line 36
    @MainThread
    fun bindToLifecycle(
        lifecycleOwner: LifecycleOwner,
        cameraSelector: CameraSelector,
        useCaseGroup: UseCaseGroup,
    ): Camera = throw UnsupportedOperationException()

    // camera-lifecycle 1.7.0-rc01, line 42
    @Throws(CameraInfoUnavailableException::class)
    override fun hasCamera(cameraSelector: CameraSelector): Boolean = throw UnsupportedOperationException()

    // camera-lifecycle 1.7.0-rc01, line 44
    fun isBound(useCase: UseCase): Boolean = throw UnsupportedOperationException()

    // camera-lifecycle 1.7.0-rc01, line 48
    @MainThread
    fun unbind(vararg useCases: UseCase?): Unit = throw UnsupportedOperationException()

    // camera-lifecycle 1.7.0-rc01, line 49
    @MainThread
    fun unbindAll(): Unit = throw UnsupportedOperationException()

    // camera-lifecycle 1.7.0-rc01, line 50
    override val availableCameraInfos: List<CameraInfo> get() = throw UnsupportedOperationException()

    // camera-lifecycle 1.7.0-rc01, line 56
    companion object {
        // camera-lifecycle 1.7.0-rc01, line 58
        @JvmStatic
        fun getInstance(context: Context): ListenableFuture<ProcessCameraProvider> =
            throw UnsupportedOperationException()
    }
}
