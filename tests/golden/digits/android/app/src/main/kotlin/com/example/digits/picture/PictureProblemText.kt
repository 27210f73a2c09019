package com.example.digits.picture

import androidx.annotation.StringRes
import com.example.digits.R

/** The problem in words for the user. */
@get:StringRes
val PictureProblem.text: Int
    get() = when (this) {
        PictureProblem.GONE -> R.string.picture_gone
        PictureProblem.UNREADABLE -> R.string.picture_unreadable
        PictureProblem.TOO_LARGE -> R.string.picture_too_large
        PictureProblem.NO_GALLERY -> R.string.picture_no_gallery
    }
