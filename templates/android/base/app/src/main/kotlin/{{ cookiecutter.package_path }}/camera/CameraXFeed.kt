package {{ cookiecutter.application_id }}.camera

import android.content.Context
import androidx.camera.core.CameraSelector
import androidx.camera.core.SurfaceRequest
import androidx.camera.core.UseCaseGroup
import androidx.camera.core.ViewPort
import androidx.camera.lifecycle.ProcessCameraProvider
import androidx.camera.lifecycle.awaitInstance
import androidx.lifecycle.LifecycleOwner
import java.util.concurrent.Executors
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** The device's camera by CameraX. */
class CameraXFeed(private val context: Context) : CameraFeed {
    private val requests = MutableStateFlow<SurfaceRequest?>(null)
    private val openControls = MutableStateFlow(CameraControls())
    private val openProblem = MutableStateFlow<CameraProblem?>(null)

    override val surfaceRequests: StateFlow<SurfaceRequest?> = requests.asStateFlow()
    override val controls: StateFlow<CameraControls> = openControls.asStateFlow()
    override val problem: StateFlow<CameraProblem?> = openProblem.asStateFlow()

    override suspend fun run(
        lifecycleOwner: LifecycleOwner,
        viewPort: ViewPort,
        rotations: Flow<Int>,
        onFrame: suspend (CameraFrame) -> Unit
    ) {
        val executor = Executors.newSingleThreadExecutor()
        try {
            val provider = ProcessCameraProvider.awaitInstance(context)
            val useCases =
                cameraUseCases(viewPort, { requests.value = it }, executor, FrameAnalyzer(onFrame))
            provider.runUntilCancelled(lifecycleOwner, useCases)
        } catch (cancelled: CancellationException) {
            throw cancelled
        } catch (_: Exception) {
            openProblem.value = CameraProblem.NO_CAMERA
        } finally {
            requests.value = null
            executor.shutdown()
        }
    }

    override fun switchLens() = Unit

    override fun setTorch(isOn: Boolean) = Unit

    override fun retry() = Unit

    private suspend fun ProcessCameraProvider.runUntilCancelled(
        lifecycleOwner: LifecycleOwner,
        useCases: UseCaseGroup
    ) {
        try {
            bindToLifecycle(lifecycleOwner, backOrFrontCamera(), useCases)
            awaitCancellation()
        } finally {
            unbind(*useCases.useCases.toTypedArray())
        }
    }

    private fun ProcessCameraProvider.backOrFrontCamera(): CameraSelector =
        if (hasCamera(CameraSelector.DEFAULT_BACK_CAMERA)) {
            CameraSelector.DEFAULT_BACK_CAMERA
        } else {
            CameraSelector.DEFAULT_FRONT_CAMERA
        }
}
