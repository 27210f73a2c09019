package com.example.digits.inference

/** How a process that is gone came to its end, as far as the system tells. */
enum class ProcessEnd {
    /** A signal such as those by which faults in native code end it. */
    NATIVE_CRASH,

    /**
     * The user, the system in need of memory, an empty battery, an exception in Kotlin: an accelerator
     * has hardly to do with it, unless it happens twice at the same place.
     */
    OTHER_CAUSE,

    /** Not told, or a hang that an accelerator may have caused. */
    UNKNOWN
}

/** What the notes mean that were left behind by a process which came to this [end]. */
internal fun CascadeRecord.settled(end: ProcessEnd): CascadeRecord {
    val cleared = copy(entered = null, running = emptyList())
    return when {
        // Whoever ends the app twice at the same place does so because it hangs there.
        entered != null && end == ProcessEnd.OTHER_CAUSE && entered !in doubtful ->
            cleared.copy(doubtful = doubtful + entered)

        entered != null -> cleared.copy(crashed = crashed + entered)

        // Frames run for hours beside all else that the app does, so nothing less is held against
        // the accelerator; and against the CPU nothing at all, for none could take its place.
        end == ProcessEnd.NATIVE_CRASH ->
            cleared.copy(crashed = crashed + running.filter { it != Accelerator.CPU })

        else -> cleared
    }
}
