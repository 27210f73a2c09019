package androidx.camera.viewfinder.compose

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Matrix

// viewfinder-compose 1.6.0-beta01, line 4
interface CoordinateTransformer {
    // viewfinder-compose 1.6.0-beta01, line 6
    fun Offset.transform(): Offset = throw UnsupportedOperationException()

    // viewfinder-compose 1.6.0-beta01, line 8
    val transformMatrix: Matrix
}

// viewfinder-compose 1.6.0-beta01, line 23
interface MutableCoordinateTransformer : CoordinateTransformer {
    // viewfinder-compose 1.6.0-beta01, line 25
    override var transformMatrix: Matrix
}

// viewfinder-compose 1.6.0-beta01, line 12
fun MutableCoordinateTransformer(matrix: Matrix = Matrix()): MutableCoordinateTransformer =
    throw UnsupportedOperationException("$matrix")
