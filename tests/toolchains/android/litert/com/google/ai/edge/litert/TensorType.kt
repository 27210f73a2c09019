package com.google.ai.edge.litert

data class TensorType @JvmOverloads constructor(val elementType: ElementType, val layout: Layout? = null) {
    enum class ElementType {
        INT,
        FLOAT,
        INT8,
        BOOLEAN,
        INT64,
    }

    data class Layout @JvmOverloads constructor(val dimensions: List<Int>, val strides: List<Int> = listOf()) {
        val rank: Int get() = dimensions.size
        val hasStrides: Boolean get() = strides.isNotEmpty()
    }

    internal companion object {
        private val known =
            mapOf(
                2 to ElementType.INT,
                1 to ElementType.FLOAT,
                9 to ElementType.INT8,
                6 to ElementType.BOOLEAN,
                4 to ElementType.INT64,
            )

        fun of(type: RankedType): TensorType {
            val elementType =
                known[type.elementType]
                    ?: throw LiteRtException(Status.ErrorUnsupported, "Unsupported element type in Kotlin")
            return TensorType(elementType, Layout(type.dimensions))
        }
    }
}
