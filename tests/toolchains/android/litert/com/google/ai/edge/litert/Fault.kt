package com.google.ai.edge.litert

import kotlin.random.Random

/**
 * What an accelerator is made to do wrong, for tests: the system property `litert.faults` says it, such as
 * `GPU=zeros,NPU=dies`. Accelerators that the property `litert.emulated` lists are there, and run on the CPU.
 */
internal class Fault private constructor(private val kind: String) {
    private var runs = 0

    fun onCompile() =
        when (kind) {
            "refuses" -> throw LiteRtException(Status.ErrorCompilation, "Some ops are not accelerated.")
            "lacks a library" -> throw UnsatisfiedLinkError("dlopen failed: library \"libvendor.so\" not found")
            "dies compiling" -> die()
            else -> Unit
        }

    fun onRun() {
        runs++
        when (kind) {
            "throws at once" -> throw LiteRtException(Status.ErrorRuntimeFailure, "Failed to invoke.")
            "throws late" -> if (runs > 2) throw LiteRtException(Status.ErrorRuntimeFailure, "Lost the device.")
            "dies running" -> die()
            "is slow" -> Thread.sleep(SLOW_MILLIS)
        }
    }

    fun spoil(output: TensorBuffer) =
        when (kind) {
            "zeros" -> output.fill { 0f }
            "NaN" -> output.fill { Float.NaN }
            "errs by a twentieth" -> output.scale(1.05f)
            "noise" -> Random(runs).let { random -> output.fill { random.nextFloat() } }
            else -> Unit
        }

    /** As a signal ends a process: no handler of the JVM's runs. */
    private fun die() = Runtime.getRuntime().halt(DEAD)

    companion object {
        private const val SLOW_MILLIS = 60L
        private const val DEAD = 139
        private val faults =
            System.getProperty("litert.faults", "").split(",").filter { '=' in it }
                .associate { Accelerator.valueOf(it.substringBefore("=")) to it.substringAfter("=") }
        private val emulated =
            System.getProperty("litert.emulated", "").split(",").filter(String::isNotEmpty)
                .mapTo(mutableSetOf(), Accelerator::valueOf)

        /** The fault of the first of [accelerators] that has one. */
        fun of(accelerators: Set<Accelerator>): Fault? = accelerators.firstNotNullOfOrNull(faults::get)?.let(::Fault)

        /** What is there beside [found]. */
        fun there(found: Set<Accelerator>): Set<Accelerator> = found + emulated

        /** What runs in the place of [wanted]. */
        fun really(wanted: Set<Accelerator>): Set<Accelerator> =
            wanted.mapTo(mutableSetOf()) { if (it in emulated) Accelerator.CPU else it }
    }
}
