package com.example.digits.ui

import android.graphics.Color
import androidx.activity.ComponentActivity
import androidx.activity.SystemBarStyle
import androidx.activity.compose.LocalActivity
import androidx.activity.enableEdgeToEdge
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.ui.platform.LocalConfiguration

/** Makes the clock and its neighbours white as long as this is shown: a picture lies under them. */
@Composable
fun WhiteSystemBarIcons() {
    val activity = LocalActivity.current as? ComponentActivity ?: return
    // With every change of it the activity gives the icons the colour of its theme again.
    val configuration = LocalConfiguration.current
    DisposableEffect(activity, configuration) {
        activity.enableEdgeToEdge(statusBarStyle = SystemBarStyle.dark(Color.TRANSPARENT))
        onDispose { activity.enableEdgeToEdge() }
    }
}
