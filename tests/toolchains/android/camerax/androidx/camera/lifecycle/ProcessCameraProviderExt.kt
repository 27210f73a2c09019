@file:JvmName("ProcessCameraProviderExtKt")

package androidx.camera.lifecycle

import android.content.Context

suspend fun ProcessCameraProvider.Companion.awaitInstance(context: Context): ProcessCameraProvider =
    throw UnsupportedOperationException()
