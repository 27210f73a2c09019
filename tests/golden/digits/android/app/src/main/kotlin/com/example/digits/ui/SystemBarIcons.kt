package com.example.digits.ui

import android.graphics.Color
import androidx.activity.ComponentActivity
import androidx.activity.SystemBarStyle
import androidx.activity.compose.LocalActivity
import androidx.activity.enableEdgeToEdge
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect

/** Makes the clock and its neighbours white as long as this is shown: a picture lies under them. */
@Composable
fun WhiteSystemBarIcons() {
    val activity = LocalActivity.current as? ComponentActivity ?: return
    DisposableEffect(activity) {
        activity.enableEdgeToEdge(statusBarStyle = SystemBarStyle.dark(Color.TRANSPARENT))
        onDispose { activity.enableEdgeToEdge() }
    }
}
