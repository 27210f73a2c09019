package com.example.digits.classify

import com.example.digits.inference.Choice
import com.example.digits.inference.RejectionReason

/** Why a look into the inspector is worth it. */
internal enum class StatusMark {
    /** The user chose the accelerator, and nothing speaks against it. */
    FORCED,

    /** A better accelerator failed, or the one that the user chose. */
    WARNING
}

/** Null if the best accelerator of this device runs: one that is merely slower isn't missed. */
internal val ClassifyUiState.Running.mark: StatusMark?
    get() {
        val isForced = accelerators.choice == Choice.FORCED
        val failures = accelerators.rejections.filter { it.rejection !is RejectionReason.Slower }
        return when {
            refused != null -> StatusMark.WARNING
            isForced && accelerators.rejections.isEmpty() -> StatusMark.FORCED
            isForced || failures.isNotEmpty() -> StatusMark.WARNING
            else -> null
        }
    }
