package com.example.digits.inference

/** What is remembered of the accelerators from one start of the app to the next. */
interface CascadeMemory {
    /** The accelerators in which the app died. */
    val crashed: Set<Accelerator>

    /** What an earlier start measured, or null if none did or too many have relied on it since. */
    val report: AcceleratorReport?

    /** Notes that [accelerator] is about to be touched; the note is on the disk on return. */
    fun enter(accelerator: Accelerator)

    /** Takes the note away: the app is still alive. */
    fun leave()

    /** Notes that [accelerator] runs the model from now on, for one start. */
    fun beginUse(accelerator: Accelerator)

    /** Takes that note away: the model is closed. */
    fun endUse(accelerator: Accelerator)

    /** Keeps [report] for the next start. */
    fun remember(report: AcceleratorReport)

    /** Forgets everything, so that the next start measures again. */
    fun forget()

    companion object
}
