package com.example.digits.picture

/** Reads pictures that the user picked. */
interface PictureReader {
    /** Reads the picture at [uri], upright and of bounded size. */
    suspend fun read(uri: String): PictureResult
}

/** What became of reading a picture. */
sealed interface PictureResult {
    data class Success(val picture: StillPicture) : PictureResult

    data class Failure(val problem: PictureProblem) : PictureResult
}

/** Why a picture can't be shown. */
enum class PictureProblem {
    /** It was deleted, or the app may no longer see it. */
    GONE,

    /** It is damaged, or of a kind that this device can't read. */
    UNREADABLE,

    /** There isn't enough memory for it. */
    TOO_LARGE,

    /** No app on the device can show pictures to choose from. */
    NO_GALLERY
}
