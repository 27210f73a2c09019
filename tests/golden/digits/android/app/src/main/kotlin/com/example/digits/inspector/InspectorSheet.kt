package com.example.digits.inspector

import android.graphics.Bitmap
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.ModalBottomSheet
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap
import com.example.digits.inference.InputPicture

/** [InspectorContent] on a sheet over the camera. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun InspectorSheet(state: InspectorUiState, actions: InspectorActions, onDismiss: () -> Unit) {
    val input = (state as? InspectorUiState.Running)?.picture
    val picture = remember(input) { input?.toImageBitmap() }
    ModalBottomSheet(onDismissRequest = onDismiss) { InspectorContent(state, picture, actions) }
}

private fun InputPicture.toImageBitmap(): ImageBitmap =
    Bitmap.createBitmap(argb, width, height, Bitmap.Config.ARGB_8888).asImageBitmap()
