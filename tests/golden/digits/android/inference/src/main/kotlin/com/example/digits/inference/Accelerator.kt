package com.example.digits.inference

import kotlin.time.Duration

/** The parts of a phone that can run the model, the preferred one first. */
enum class Accelerator {
    /** LiteRT runs on the CPU whatever part of the model the NPU doesn't take, and doesn't tell. */
    NPU,

    /** It takes the whole model or refuses it. */
    GPU,

    /** XNNPACK; every phone has it. */
    CPU
}

/** Why an accelerator doesn't run the model. */
sealed interface RejectionReason {
    /** It was tried when the project was made, and failed; [explanation] says at what. */
    data class KnownToFail(val explanation: String) : RejectionReason

    /** The device, or the LiteRT libraries in the app, don't have it. */
    data object NotAvailable : RejectionReason

    /** It can't run this model; [message] is LiteRT's own explanation. */
    data class Failed(val message: String) : RejectionReason

    /** A score was off by [error] of the best score where at most [tolerance] is allowed. */
    data class WrongAnswer(val error: Float, val tolerance: Float) : RejectionReason

    /** The app died in it at an earlier start. */
    data object CrashedBefore : RejectionReason

    /** It gave the right answers in [time], and [than] gave them in [thanTime], clearly less. */
    data class Slower(val time: Duration, val than: Accelerator, val thanTime: Duration) :
        RejectionReason
}
