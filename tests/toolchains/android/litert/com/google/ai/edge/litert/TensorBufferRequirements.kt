package com.google.ai.edge.litert

enum class TensorBufferType(private val type: Int) {
    Unknown(0),
    HostMemory(1),
    Ahwb(2),
    Ion(3),
    DmaBuf(4),
    FastRpc(5),
    GlBuffer(6),
    GlTexture(7),
    OpenClBuffer(10),
    OpenClBufferFp16(11),
    OpenClTexture(12),
    OpenClTextureFp16(13),
    OpenClBufferPacked(14),
    WebGpuBuffer(20),
    ;

    companion object {
        fun of(type: Int): TensorBufferType = entries.firstOrNull { it.type == type } ?: Unknown
    }
}

data class TensorBufferRequirements(
    val supportedTypes: List<TensorBufferType>,
    val bufferSize: Int,
    val strides: List<Int>,
) {
    constructor(supportedTypes: IntArray, bufferSize: Int, strides: IntArray) :
        this(supportedTypes.map(TensorBufferType::of), bufferSize, strides.toList())
}
