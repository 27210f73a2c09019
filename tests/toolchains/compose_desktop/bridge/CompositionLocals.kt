@file:JvmName("AndroidCompositionLocals_androidKt")

package androidx.compose.ui.platform

import android.content.Context
import android.content.res.Configuration
import android.content.res.Resources
import androidx.compose.runtime.compositionLocalOf
import androidx.compose.runtime.staticCompositionLocalOf

val LocalContext = staticCompositionLocalOf { Context() }

val LocalResources = staticCompositionLocalOf { Resources() }

val LocalConfiguration = compositionLocalOf<Configuration> { error("no screen") }
