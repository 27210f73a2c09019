package com.example.digits.classify

/** What a person can do on the classify screen. */
class ClassifyActions(
    val onInspect: () -> Unit = {},
    val onSwitchCamera: () -> Unit = {},
    val onTorch: (Boolean) -> Unit = {},
    val onFreeze: () -> Unit = {},
    val onContinue: () -> Unit = {},
    val onGallery: () -> Unit = {},
    val onSettings: () -> Unit = {},
    val onBackToCamera: () -> Unit = {},
    val onRetry: () -> Unit = {},
    val onCopyReport: () -> Unit = {}
)
