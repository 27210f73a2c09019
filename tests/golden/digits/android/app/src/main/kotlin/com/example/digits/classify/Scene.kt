package com.example.digits.classify

import androidx.compose.ui.graphics.ImageBitmap

/** What the picture area shows. */
sealed interface Scene {
    /** What the camera sees; [hasFrames] once it sees something. */
    data class Live(val hasFrames: Boolean = false) : Scene

    /** A frame of the camera that was held; [isMirrored] if the preview showed it as a mirror does. */
    data class Frozen(val picture: ImageBitmap, val isMirrored: Boolean = false) : Scene

    /** A picture from the gallery. */
    data class Still(val picture: ImageBitmap) : Scene
}
