package com.example.digits.picture

import android.content.ActivityNotFoundException
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts.PickVisualMedia
import androidx.compose.runtime.Composable

/**
 * Lets the user choose one picture, with the system's photo picker where there is one; needs no
 * permission. The picture can be read until the device restarts or the app is stopped.
 *
 * @param onPicked gets the picture's URI, unless the user chose none.
 * @param onProblem called if no app on the device can show pictures.
 */
@Composable
fun rememberPicturePicker(
    onPicked: (String) -> Unit,
    onProblem: (PictureProblem) -> Unit
): () -> Unit {
    val launcher = rememberLauncherForActivityResult(PickVisualMedia()) { uri ->
        if (uri != null) onPicked(uri.toString())
    }
    return {
        try {
            launcher.launch(PickVisualMediaRequest(PickVisualMedia.ImageOnly))
        } catch (_: ActivityNotFoundException) {
            onProblem(PictureProblem.NO_GALLERY)
        }
    }
}
