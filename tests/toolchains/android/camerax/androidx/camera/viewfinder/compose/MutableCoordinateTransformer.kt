package androidx.camera.viewfinder.compose

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Matrix

interface CoordinateTransformer {
    val transformMatrix: Matrix

    fun Offset.transform(): Offset
}

interface MutableCoordinateTransformer : CoordinateTransformer {
    override var transformMatrix: Matrix
}

fun MutableCoordinateTransformer(matrix: Matrix = Matrix()): MutableCoordinateTransformer =
    throw UnsupportedOperationException("$matrix")
