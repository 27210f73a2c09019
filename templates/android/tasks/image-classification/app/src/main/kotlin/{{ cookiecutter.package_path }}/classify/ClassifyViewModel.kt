package {{ cookiecutter.application_id }}.classify

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Job
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import {{ cookiecutter.application_id }}.inference.Frame
import {{ cookiecutter.application_id }}.inference.ImageClassifier
import {{ cookiecutter.application_id }}.inference.LoadingStep
import {{ cookiecutter.application_id }}.inference.NoAcceleratorException

/** Opens a classifier with [open], feeds it with frames, and closes it. */
class ClassifyViewModel(
    private val open: suspend (onStep: (LoadingStep) -> Unit) -> ImageClassifier
) : ViewModel() {
    private val state =
        MutableStateFlow<ClassifyUiState>(ClassifyUiState.Loading(LoadingStep.ReadingModel))
    val uiState: StateFlow<ClassifyUiState> = state.asStateFlow()

    @Volatile
    private var classifier: ImageClassifier? = null
    private var loading: Job = load()

    /** Tries again after a failure; while a try is under way, that one goes on. */
    fun onRetry() {
        if (!loading.isActive) loading = load()
    }

    /** Classifies [frame]; it isn't read any more when this returns. */
    suspend fun onFrame(frame: Frame) {
        val classifier = classifier ?: return
        try {
            val classification = classifier.classify(frame)
            state.value = ClassifyUiState.Running(classifier.accelerators, classification)
        } catch (_: CancellationException) {
            // The classifier was closed under this frame, unless it is the frame that is cancelled.
            currentCoroutineContext().ensureActive()
        } catch (failure: Exception) {
            close()
            state.value = failed(failure)
        }
    }

    private fun load() = viewModelScope.launch {
        try {
            val opened = open { state.value = ClassifyUiState.Loading(it) }
            classifier = opened
            state.value = ClassifyUiState.Running(opened.accelerators)
        } catch (cancelled: CancellationException) {
            throw cancelled
        } catch (failure: Exception) {
            state.value = failed(failure)
        }
    }

    private fun failed(failure: Exception): ClassifyUiState = when (failure) {
        is NoAcceleratorException -> ClassifyUiState.Failed(message = "", failure.candidates)
        else -> ClassifyUiState.Failed(failure.message ?: failure.toString())
    }

    private fun close() {
        classifier?.close()
        classifier = null
    }

    override fun onCleared() = close()
}
