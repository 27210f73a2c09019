package com.example.digits.classify

import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.material3.SnackbarHost
import androidx.compose.material3.SnackbarHostState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import com.example.digits.picture.PictureProblem
import com.example.digits.picture.text

/** Says for a while why a picture isn't shown, above the buttons that show another one. */
@Composable
internal fun PictureProblemNotice(
    problem: PictureProblem?,
    onSeen: () -> Unit,
    modifier: Modifier = Modifier
) {
    val snackbars = remember { SnackbarHostState() }
    val text = problem?.let { stringResource(it.text) }
    LaunchedEffect(text) {
        if (text != null) {
            snackbars.showSnackbar(text)
            onSeen()
        }
    }
    SnackbarHost(snackbars, modifier.safeDrawingPadding().padding(bottom = 88.dp))
}
