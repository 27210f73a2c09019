package com.example.digits.picture

import androidx.compose.ui.graphics.ImageBitmap
import com.example.digits.inference.Frame

/** A picture that stays: for the screen and, with the same pixels, for the classifier. */
class StillPicture(val image: ImageBitmap, val frame: Frame)
