package com.example.digits.camera

import android.content.Context
import androidx.camera.core.Camera
import androidx.camera.core.CameraSelector
import androidx.camera.core.SurfaceRequest
import androidx.camera.core.TorchState
import androidx.camera.core.ViewPort
import androidx.lifecycle.LifecycleOwner
import java.util.concurrent.Executors
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

/**
 * The device's camera by CameraX; everything here is for the main thread.
 *
 * @param prefersFront whether the camera at the front is wanted: kept by the caller, so that it
 * outlives the feed.
 */
class CameraXFeed(
    private val context: Context,
    private val prefersFront: MutableStateFlow<Boolean> = MutableStateFlow(false)
) : CameraFeed {
    private val attempts = MutableStateFlow(0)
    private val requests = MutableStateFlow<SurfaceRequest?>(null)
    private val currentControls = MutableStateFlow(CameraControls())
    private val currentProblem = MutableStateFlow<CameraProblem?>(null)
    private var camera: Camera? = null

    /** A run that is cancelled closes the camera before the next one opens it. */
    private val running = Mutex()

    override val surfaceRequests: StateFlow<SurfaceRequest?> = requests.asStateFlow()
    override val controls: StateFlow<CameraControls> = currentControls.asStateFlow()
    override val problem: StateFlow<CameraProblem?> = currentProblem.asStateFlow()

    override suspend fun run(
        lifecycleOwner: LifecycleOwner,
        viewPort: ViewPort,
        halfTurns: Flow<Int>,
        onFrame: suspend (CameraFrame) -> Unit
    ) = running.withLock {
        val executor = Executors.newSingleThreadExecutor()
        val useCases = CameraUseCases(viewPort)
        try {
            val analyzer = FrameAnalyzer({ controls.value.isMirrored }, onFrame)
            useCases.connect({ requests.value = it }, executor, analyzer)
            coroutineScope {
                launch { halfTurns.collect(useCases::turn) }
                runCameras(lifecycleOwner, useCases)
            }
        } finally {
            useCases.disconnect()
            executor.shutdown()
            requests.value = null
            currentControls.value = CameraControls()
            currentProblem.value = null
        }
    }

    override fun switchLens() {
        if (controls.value.canSwitch) prefersFront.update { !it }
    }

    override fun setTorch(isOn: Boolean) {
        camera?.cameraControl?.enableTorch(isOn)
    }

    override fun retry() = attempts.update { it + 1 }

    /** Opens the camera that is wanted whenever that changes, and the same one for another try. */
    private suspend fun runCameras(lifecycleOwner: LifecycleOwner, useCases: CameraUseCases) =
        combine(prefersFront, attempts, ::Pair).collectLatest { (prefersFront, _) ->
            val problem = context.useCamera(prefersFront, lifecycleOwner, useCases, ::follow)
            currentProblem.value = problem
            if (problem?.recovers == true) {
                delay(2.seconds)
                retry()
            }
        }

    /** Says what [opened] can do and what becomes of it until this is cancelled. */
    private suspend fun follow(opened: Camera, canSwitch: Boolean) = coroutineScope {
        val info = opened.cameraInfo
        currentControls.value = CameraControls(
            canSwitch = canSwitch,
            hasTorch = info.hasFlashUnit(),
            isMirrored = info.lensFacing == CameraSelector.LENS_FACING_FRONT
        )
        camera = opened
        try {
            launch {
                info.cameraState.values().collect { state ->
                    currentProblem.update { cameraProblem(it, state.type, state.error?.code) }
                }
            }
            info.torchState.values().collect { state ->
                currentControls.update { it.copy(isTorchOn = state == TorchState.ON) }
            }
        } finally {
            camera = null
            currentControls.update { it.copy(isTorchOn = false) }
        }
    }
}
