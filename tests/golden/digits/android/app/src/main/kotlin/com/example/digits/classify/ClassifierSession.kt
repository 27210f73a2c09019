package com.example.digits.classify

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.receiveAsFlow
import com.example.digits.inference.Accelerator
import com.example.digits.inference.Candidate
import com.example.digits.inference.ClassifierOptions
import com.example.digits.inference.ImageClassifier
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.NoAcceleratorException
import com.example.digits.inference.RejectionReason

/** Opens a classifier with the given options, and says step by step what it is doing. */
typealias OpenClassifier =
    suspend (options: ClassifierOptions, onStep: (LoadingStep) -> Unit) -> ImageClassifier

/**
 * Opens a classifier and closes it when another one is asked for, when it fails, and in the end. The
 * next one is opened after the last one was closed: a phone may not have memory for two.
 */
class ClassifierSession(private val open: OpenClassifier) {
    private val requests = Channel<ClassifierOptions>(Channel.CONFLATED)
    private val current =
        MutableStateFlow<SessionState>(SessionState.Opening(LoadingStep.ReadingModel))

    val state: StateFlow<SessionState> = current.asStateFlow()

    /** Asks for a classifier with these [options], instead of the one that is open or opening. */
    fun open(options: ClassifierOptions) {
        requests.trySend(options)
    }

    /** Opens what is asked for until it is cancelled. */
    suspend fun run() = requests.receiveAsFlow().collectLatest { options ->
        val failure = holdUntilFailure(options)
        val forced = options.forced
        current.value = if (forced == null) {
            failed(failure)
        } else {
            val refused = Candidate(forced, rejection(forced, failure))
            failed(holdUntilFailure(options.copy(forced = null), refused))
        }
    }

    private suspend fun holdUntilFailure(
        options: ClassifierOptions,
        refused: Candidate? = null
    ): Exception {
        current.value = SessionState.Opening(LoadingStep.ReadingModel)
        val classifier = try {
            open(options) { current.value = SessionState.Opening(it) }
        } catch (cancelled: CancellationException) {
            throw cancelled
        } catch (failure: Exception) {
            return failure
        }
        return classifier.use {
            val opened = SessionState.Open(classifier, refused)
            try {
                current.value = opened
                opened.failure()
            } finally {
                // Before it is closed, so that nobody finds a closed one here.
                current.value = SessionState.Opening(LoadingStep.ReadingModel)
            }
        }
    }

    private fun failed(failure: Exception): SessionState = when (failure) {
        is NoAcceleratorException -> SessionState.Failed(message = "", failure.candidates)
        else -> SessionState.Failed(failure.message ?: failure.toString())
    }

    private fun rejection(accelerator: Accelerator, failure: Exception): RejectionReason {
        val candidates = (failure as? NoAcceleratorException)?.candidates.orEmpty()
        return candidates.find { it.accelerator == accelerator }?.rejection
            ?: RejectionReason.Failed(failure.message ?: failure.toString())
    }
}
