package com.example.digits.inference

/** The model, ready to run on one accelerator. Use and close it on one thread. */
interface ModelSession : AutoCloseable {
    /** Runs the model once; the inference is done when this returns. */
    fun run(input: TensorData): TensorData
}

/** What an accelerator's answers are compared with. */
interface AnswerCheck {
    /** An input on which the model is warmed up and timed. */
    val sample: TensorData

    /**
     * How far the answers to known inputs are off, NaN if one is not a number.
     *
     * @param run runs the model on an input tensor and returns its raw output.
     */
    fun greatestError(run: (TensorData) -> TensorData): Float
}
