package com.example.digits.camera

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.tooling.preview.Preview
import com.example.digits.R
import com.example.digits.ui.AppTheme
import com.example.digits.ui.MessageScreen

/** Says why the camera shows nothing, what helps, and offers to go on without it. */
@Composable
fun CameraProblemScreen(
    problem: CameraProblem,
    onRetry: () -> Unit,
    onOpenPicture: () -> Unit,
    modifier: Modifier = Modifier
) {
    val openPicture = stringResource(R.string.open_picture)
    MessageScreen(
        title = stringResource(problem.title),
        text = stringResource(problem.text),
        modifier = modifier,
        icon = R.drawable.ic_camera_off,
        action = if (problem.recovers) openPicture else stringResource(R.string.camera_retry),
        onAction = if (problem.recovers) onOpenPicture else onRetry,
        otherAction = openPicture.takeUnless { problem.recovers },
        onOtherAction = onOpenPicture
    )
}

@get:StringRes
private val CameraProblem.title: Int
    get() = when (this) {
        CameraProblem.NO_CAMERA -> R.string.camera_none_title
        CameraProblem.IN_USE -> R.string.camera_in_use_title
        CameraProblem.TOO_MANY_IN_USE -> R.string.camera_too_many_title
        CameraProblem.DISABLED -> R.string.camera_disabled_title
        CameraProblem.DO_NOT_DISTURB -> R.string.camera_do_not_disturb_title
        CameraProblem.REMOVED -> R.string.camera_removed_title
        CameraProblem.FAILED -> R.string.camera_failed_title
    }

@get:StringRes
private val CameraProblem.text: Int
    get() = when (this) {
        CameraProblem.NO_CAMERA -> R.string.camera_none_text
        CameraProblem.IN_USE -> R.string.camera_in_use_text
        CameraProblem.TOO_MANY_IN_USE -> R.string.camera_too_many_text
        CameraProblem.DISABLED -> R.string.camera_disabled_text
        CameraProblem.DO_NOT_DISTURB -> R.string.camera_do_not_disturb_text
        CameraProblem.REMOVED -> R.string.camera_removed_text
        CameraProblem.FAILED -> R.string.camera_failed_text
    }

@Preview
@Composable
private fun NoCameraPreview() {
    AppTheme { CameraProblemScreen(CameraProblem.NO_CAMERA, {}, {}) }
}

@Preview
@Composable
private fun InUsePreview() {
    AppTheme { CameraProblemScreen(CameraProblem.IN_USE, {}, {}) }
}
