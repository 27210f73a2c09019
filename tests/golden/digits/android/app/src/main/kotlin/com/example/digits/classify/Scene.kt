package com.example.digits.classify

import androidx.compose.ui.graphics.ImageBitmap

/** What the picture area shows. */
sealed interface Scene {
    /** What the camera sees. */
    data object Live : Scene

    /** A frame of the camera that was held. */
    data class Frozen(val picture: ImageBitmap) : Scene

    /** A picture from the gallery. */
    data class Still(val picture: ImageBitmap) : Scene
}
