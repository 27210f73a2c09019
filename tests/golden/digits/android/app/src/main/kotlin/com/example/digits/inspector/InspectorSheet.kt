package com.example.digits.inspector

import android.graphics.Bitmap
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.ModalBottomSheet
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import com.example.digits.R
import com.example.digits.inference.Accelerator
import com.example.digits.inference.InputPicture

/**
 * [InspectorContent] on a sheet over the camera.
 *
 * @param onForce called with the accelerator to run on, or null for the app's own choice.
 */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun InspectorSheet(
    state: InspectorUiState,
    onForce: (Accelerator?) -> Unit,
    onCopyReport: () -> Unit,
    onDismiss: () -> Unit
) {
    val context = LocalContext.current
    val digestLabel = stringResource(R.string.inspector_digest)
    val actions = InspectorActions(
        onForce = onForce,
        onCopyReport = onCopyReport,
        onCopyDigest = { context.copyText(digestLabel, state.model.digest) }
    )
    val picture = remember(state.picture) { state.picture?.toImageBitmap() }
    ModalBottomSheet(onDismissRequest = onDismiss) { InspectorContent(state, picture, actions) }
}

private fun InputPicture.toImageBitmap(): ImageBitmap =
    Bitmap.createBitmap(argb, width, height, Bitmap.Config.ARGB_8888).asImageBitmap()
