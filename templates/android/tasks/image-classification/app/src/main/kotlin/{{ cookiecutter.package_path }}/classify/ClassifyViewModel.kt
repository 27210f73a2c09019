package {{ cookiecutter.application_id }}.classify

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
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import {{ cookiecutter.application_id }}.camera.CameraFrame
import {{ cookiecutter.application_id }}.inference.Accelerator
import {{ cookiecutter.application_id }}.inference.ClassifierOptions
import {{ cookiecutter.application_id }}.inference.Frame
import {{ cookiecutter.application_id }}.picture.PictureProblem
import {{ cookiecutter.application_id }}.picture.PictureReader
import {{ cookiecutter.application_id }}.picture.PictureResult
import {{ cookiecutter.application_id }}.picture.StillPicture
import {{ cookiecutter.application_id }}.settings.Settings
import {{ cookiecutter.application_id }}.settings.SettingsStore

/**
 * Decides what the classify screen shows: what the camera sees, a frame of it that is held, or a
 * picture, and what the classifier says of it.
 *
 * @param freeze copies a frame, which can't be read any more once the camera has it back.
 * @param pictureUri the picture that is shown; outlives the process.
 */
class ClassifyViewModel(
    open: OpenClassifier,
    private val liveFrames: LiveFrames,
    private val pictures: PictureReader,
    private val freeze: (Frame) -> StillPicture,
    private val settingsStore: SettingsStore,
    private val pictureUri: MutableStateFlow<String?>
) : ViewModel() {
    private val classifiers = ClassifierSession(open)
    private val shown = MutableStateFlow(Shown())
    private val problem = MutableStateFlow<PictureProblem?>(null)
    private val classifying = Mutex()

    val session: StateFlow<SessionState> = classifiers.state

    val uiState: StateFlow<ClassifyUiState> = combine(session, shown, ::uiState)
        .stateIn(viewModelScope, Eagerly, uiState(session.value, shown.value))

    val scene: StateFlow<Scene> = shown.map { it.scene }
        .stateIn(viewModelScope, Eagerly, Scene.Live)

    val settings: StateFlow<Settings> = settingsStore.settings

    /** Why the last picture isn't shown. */
    val pictureProblem: StateFlow<PictureProblem?> = problem.asStateFlow()

    init {
        viewModelScope.launch { classifiers.run() }
        viewModelScope.launch { classifyHeldFrames() }
        viewModelScope.launch { pictureUri.collectLatest { if (it != null) show(it) } }
        viewModelScope.launch {
            settings.map { it.tryNpu }.distinctUntilChanged().collect { onForce(null) }
        }
    }

    /** Opens the classifier again with this [accelerator] alone; with null, with the best one. */
    fun onForce(accelerator: Accelerator?) =
        classifiers.open(ClassifierOptions(accelerator, settings.value.tryNpu))

    /** Tries again after a failure; while a try is under way, that one goes on. */
    fun onRetry() {
        if (session.value is SessionState.Failed) onForce(null)
    }

    /**
     * Takes a frame of the camera, which isn't read any more when this returns. One that comes while
     * another is worked on is dropped.
     */
    suspend fun onFrame(frame: CameraFrame) {
        if (shown.value.scene != Scene.Live || !classifying.tryLock()) return
        try {
            if (shown.value.isFreezing) return hold(freeze(frame.frame))
            val open = session.value as? SessionState.Open ?: return
            val reading = liveFrames.read(open, frame) ?: return
            shown.update { if (it.scene == Scene.Live) it.copy(reading = reading) else it }
        } finally {
            classifying.unlock()
        }
    }

    /** Holds the next frame. */
    fun onFreeze() = shown.update { it.copy(isFreezing = it.scene == Scene.Live) }

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

    fun onSettings(settings: Settings) = settingsStore.update(settings)

    /** Leaves a picture or a held frame. */
    fun onBackToCamera() {
        pictureUri.value = null
        shown.value = Shown()
    }

    private fun hold(frozen: StillPicture) = shown.update {
        val scene = Scene.Frozen(frozen.image)
        // What was said of the frame before is shown until something is said of this one.
        if (it.isFreezing) Shown(scene, frozen.frame, reading = it.reading) else it
    }

    private suspend fun show(uri: String) = when (val result = pictures.read(uri)) {
        is PictureResult.Success ->
            shown.value = Shown(Scene.Still(result.picture.image), result.picture.frame)

        is PictureResult.Failure -> {
            onBackToCamera()
            onPictureProblem(result.problem)
        }
    }

    /** Once each, and again by every classifier that is opened meanwhile. */
    private suspend fun classifyHeldFrames() {
        val held = shown.map { it.held }.distinctUntilChanged()
        combine(session, held, ::Pair).collectLatest { (state, frame) ->
            if (state !is SessionState.Open || frame == null) return@collectLatest
            val classification = state.classify(frame) ?: return@collectLatest
            shown.update {
                val reading = Reading(state, classification, it.reading?.pace)
                if (it.held === frame) it.copy(reading = reading) else it
            }
        }
    }

    private fun uiState(state: SessionState, shown: Shown): ClassifyUiState = when (state) {
        is SessionState.Opening -> ClassifyUiState.Loading(state.step)

        is SessionState.Failed -> ClassifyUiState.Failed(state.message, state.candidates)

        is SessionState.Open -> {
            val reading = shown.reading?.takeIf { it.by === state }
            ClassifyUiState.Running(
                state.classifier.accelerators,
                reading?.classification,
                reading?.pace,
                state.refused
            )
        }
    }
}
