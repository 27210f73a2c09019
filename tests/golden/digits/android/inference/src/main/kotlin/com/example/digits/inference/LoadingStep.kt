package com.example.digits.inference

/** What is being done while a model is opened. */
sealed interface LoadingStep {
    data object ReadingModel : LoadingStep

    data class Preparing(val accelerator: Accelerator) : LoadingStep

    data class Checking(val accelerator: Accelerator) : LoadingStep
}
