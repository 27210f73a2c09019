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
 *
 * If a forced accelerator fails, the best one takes its place. If that or any other fails at a frame,
 * although it passed its check, the best of the others does, once.
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
        var end = holdUntilFailure(options)
        val forced = options.forced
        if (forced != null) {
            end = holdUntilFailure(options.copy(forced = null), end.rejected(forced))
        }
        val failed = end.inUse
        if (failed != null && failed != Accelerator.CPU) {
            val others = options.copy(forced = null, measureAgain = false, without = failed)
            end = holdUntilFailure(others, end.rejected(failed))
        }
        current.value = end.toState()
    }

    private suspend fun holdUntilFailure(
        options: ClassifierOptions,
        refused: Candidate? = null
    ): End {
        current.value = SessionState.Opening(LoadingStep.ReadingModel)
        val classifier = try {
            open(options) { current.value = SessionState.Opening(it) }
        } catch (cancelled: CancellationException) {
            throw cancelled
        } catch (failure: Exception) {
            return End(failure, refused)
        }
        return classifier.use {
            val opened = SessionState.Open(classifier, refused)
            try {
                current.value = opened
                End(opened.failure(), refused, opened.accelerators.inUse)
            } finally {
                // Before it is closed, so that nobody finds a closed one here.
                current.value = SessionState.Opening(LoadingStep.ReadingModel)
            }
        }
    }

    /** Why a classifier didn't open after [refused], or failed while it ran the model [inUse]. */
    private class End(
        private val failure: Exception,
        private val refused: Candidate?,
        val inUse: Accelerator? = null
    ) {
        private val message = failure.message ?: failure.toString()

        /** What became of [accelerator], which it was opened for. */
        fun rejected(accelerator: Accelerator): Candidate {
            val candidates = (failure as? NoAcceleratorException)?.candidates.orEmpty()
            return candidates.find { it.accelerator == accelerator }
                ?: Candidate(accelerator, RejectionReason.Failed(message))
        }

        fun toState(): SessionState = when (failure) {
            is NoAcceleratorException ->
                SessionState.Failed(message = "", failure.candidates.with(refused))

            else -> SessionState.Failed(message, listOfNotNull(refused))
        }
    }
}
