package com.example.digits.inference

/** The parts of a phone that can run the model, the preferred one first. */
enum class Accelerator { GPU, CPU }

/** Why an accelerator doesn't run the model. */
sealed interface RejectionReason {
    /** It was tried when the project was made, and failed; [explanation] says at what. */
    data class KnownToFail(val explanation: String) : RejectionReason

    /** The device, or the LiteRT libraries in the app, don't have it. */
    data object NotAvailable : RejectionReason

    /** It can't run this model; [message] is LiteRT's own explanation. */
    data class Failed(val message: String) : RejectionReason

    /** A score of a golden vector was off by [error] where at most [tolerance] is allowed. */
    data class WrongAnswer(val error: Float, val tolerance: Float) : RejectionReason
}

/** An accelerator that was tried before the one in use, and why it isn't used. */
data class Rejection(val accelerator: Accelerator, val reason: RejectionReason)

/** Which accelerator runs the model, and why those before it don't. */
data class AcceleratorReport(val inUse: Accelerator, val rejections: List<Rejection>)

/** No accelerator could be trusted with the model. */
class NoAcceleratorException(val rejections: List<Rejection>) :
    Exception(rejections.joinToString("; ") { "${it.accelerator}: ${it.reason}" })
