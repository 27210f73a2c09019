package com.google.ai.edge.litert

enum class Accelerator(val value: Int) {
    NONE(0),
    CPU(1),
    GPU(2),
    NPU(3),
    ;

    /** LiteRtHwAccelerators of the C API. */
    internal val flag: Int get() = if (this == NONE) 0 else 1 shl (value - 1)
}
