package androidx.camera.lifecycle

import android.content.Context

// camera-lifecycle 1.7.0-rc01, line 62
suspend fun ProcessCameraProvider.Companion.awaitInstance(context: Context): ProcessCameraProvider =
    throw UnsupportedOperationException()
