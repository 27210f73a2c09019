package com.example.digits.classify

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted.Companion.Eagerly
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch
import com.example.digits.camera.CameraFrame
import com.example.digits.inference.Accelerator
import com.example.digits.inference.ClassifierOptions
import com.example.digits.inference.Frame
import com.example.digits.picture.PictureProblem
import com.example.digits.picture.PictureReader
import com.example.digits.picture.PictureResult
import com.example.digits.picture.StillPicture
import com.example.digits.settings.Settings
import com.example.digits.settings.SettingsStore
import com.example.digits.settings.SettingsUiState

/**
 * Holds what the classify screen shows, and does what its user wants.
 *
 * @param freeze copies a frame, which can't be read any more once the camera has it back.
 * @param pictureUri the picture that is shown; outlives the process.
 * @param hasNpuRuntime whether the app brings what an NPU needs: without that none is tried.
 */
class ClassifyViewModel(
    open: OpenClassifier,
    liveFrames: LiveFrames,
    freeze: (Frame) -> StillPicture,
    private val pictures: PictureReader,
    private val pictureUri: MutableStateFlow<String?>,
    private val settingsStore: SettingsStore,
    private val hasNpuRuntime: Boolean
) : ViewModel() {
    private val classifiers = ClassifierSession(open)
    private val area = PictureArea(classifiers.state, liveFrames, freeze, ::onPictureProblem)
    private val problem = MutableStateFlow<PictureProblem?>(null)

    val session: StateFlow<SessionState> = classifiers.state

    val uiState: StateFlow<ClassifyUiState> = combine(session, area.shown, ::classifyUiState)
        .stateIn(viewModelScope, Eagerly, classifyUiState(session.value, area.shown.value))

    val scene: StateFlow<Scene> = area.shown.map { it.scene }
        .stateIn(viewModelScope, Eagerly, area.shown.value.scene)

    /** Why the last picture isn't shown. */
    val pictureProblem: StateFlow<PictureProblem?> = problem.asStateFlow()

    val settings: StateFlow<SettingsUiState> = settingsStore.settings.map(::settingsUiState)
        .stateIn(viewModelScope, Eagerly, settingsUiState(settingsStore.settings.value))

    private val tryNpu: Boolean get() = hasNpuRuntime && settingsStore.settings.value.tryNpu

    init {
        viewModelScope.launch { classifiers.run() }
        viewModelScope.launch { area.classifyHeldFrames() }
        viewModelScope.launch { pictureUri.collectLatest { if (it != null) showPicture(it) } }
        viewModelScope.launch {
            // With other candidates the best of them is chosen anew, even if one was forced.
            settingsStore.settings.map { tryNpu }.distinctUntilChanged().collect { onForce(null) }
        }
    }

    /** Opens the classifier again on this [accelerator] alone; with null, on the best one. */
    fun onForce(accelerator: Accelerator?) =
        classifiers.open(ClassifierOptions(accelerator, tryNpu))

    /** Compares all accelerators anew, whatever is remembered of them. */
    fun onMeasureAgain() = classifiers.open(ClassifierOptions(tryNpu = tryNpu, measureAgain = true))

    /** Tries again after a failure; while a try is under way, that one goes on. */
    fun onRetry() {
        if (session.value is SessionState.Failed) onForce(null)
    }

    /** Takes a frame of the camera, which isn't read any more when this returns. */
    suspend fun onFrame(frame: CameraFrame) = area.onFrame(frame)

    /** Holds the next frame. */
    fun onFreeze() = area.freezeNext()

    /** Shows the picture at [uri] in place of the camera's. */
    fun onPicture(uri: String) {
        pictureUri.value = uri
    }

    fun onPictureProblem(problem: PictureProblem) {
        this.problem.value = problem
    }

    fun onPictureProblemSeen() {
        problem.value = null
    }

    /** Leaves a picture or a held frame. */
    fun onBackToCamera() {
        pictureUri.value = null
        area.showCamera()
    }

    fun onSettings(settings: Settings) = settingsStore.update(settings)

    private fun settingsUiState(settings: Settings) = SettingsUiState(settings, hasNpuRuntime)

    private suspend fun showPicture(uri: String) = when (val result = pictures.read(uri)) {
        is PictureResult.Success -> area.show(result.picture)

        is PictureResult.Failure -> {
            onBackToCamera()
            onPictureProblem(result.problem)
        }
    }
}
