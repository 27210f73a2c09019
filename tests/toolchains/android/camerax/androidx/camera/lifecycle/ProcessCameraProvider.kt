package androidx.camera.lifecycle

import android.content.Context
import androidx.annotation.MainThread
import androidx.camera.core.Camera
import androidx.camera.core.CameraInfo
import androidx.camera.core.CameraInfoUnavailableException
import androidx.camera.core.CameraProvider
import androidx.camera.core.CameraSelector
import androidx.camera.core.SessionConfig
import androidx.camera.core.UseCase
import androidx.camera.core.UseCaseGroup
import androidx.lifecycle.LifecycleOwner
import com.google.common.util.concurrent.ListenableFuture

class ProcessCameraProvider private constructor() : CameraProvider {
    fun bindToLifecycle(
        lifecycleOwner: LifecycleOwner,
        cameraSelector: CameraSelector,
        sessionConfig: SessionConfig,
    ): Camera = throw UnsupportedOperationException()

    @MainThread
    fun bindToLifecycle(
        lifecycleOwner: LifecycleOwner,
        cameraSelector: CameraSelector,
        vararg useCases: UseCase?,
    ): Camera = throw UnsupportedOperationException()

    @MainThread
    fun bindToLifecycle(
        lifecycleOwner: LifecycleOwner,
        cameraSelector: CameraSelector,
        useCaseGroup: UseCaseGroup,
    ): Camera = throw UnsupportedOperationException()

    override val availableCameraInfos: List<CameraInfo> get() = throw UnsupportedOperationException()

    val availableConcurrentCameraInfos: List<List<CameraInfo>> get() = throw UnsupportedOperationException()

    @get:MainThread
    val isConcurrentCameraModeOn: Boolean get() = throw UnsupportedOperationException()

    @Throws(CameraInfoUnavailableException::class)
    override fun hasCamera(cameraSelector: CameraSelector): Boolean = throw UnsupportedOperationException()

    fun isBound(sessionConfig: SessionConfig): Boolean = throw UnsupportedOperationException()

    fun isBound(useCase: UseCase): Boolean = throw UnsupportedOperationException()

    fun unbind(sessionConfig: SessionConfig): Unit = throw UnsupportedOperationException()

    @MainThread
    fun unbind(vararg useCases: UseCase?): Unit = throw UnsupportedOperationException()

    @MainThread
    fun unbindAll(): Unit = throw UnsupportedOperationException()

    fun shutdownAsync(): ListenableFuture<Void> = throw UnsupportedOperationException()

    companion object {
        @JvmStatic
        fun getInstance(context: Context): ListenableFuture<ProcessCameraProvider> =
            throw UnsupportedOperationException()
    }
}
