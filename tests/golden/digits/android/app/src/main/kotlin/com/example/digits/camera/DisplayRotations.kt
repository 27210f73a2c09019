package com.example.digits.camera

import android.content.Context
import android.hardware.display.DisplayManager
import android.view.Display
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.distinctUntilChanged

/**
 * How the display is turned, now and whenever it is turned; to be collected on the main thread.
 * Nothing else tells of a half turn: it changes neither the configuration nor the window's size.
 */
internal fun Display.rotations(context: Context): Flow<Int> = callbackFlow {
    val displays = context.getSystemService(DisplayManager::class.java)
    val listener = object : DisplayManager.DisplayListener {
        override fun onDisplayAdded(displayId: Int) = Unit

        override fun onDisplayRemoved(displayId: Int) = Unit

        override fun onDisplayChanged(displayId: Int) {
            if (displayId == getDisplayId()) trySend(rotation)
        }
    }
    displays.registerDisplayListener(listener, null)
    trySend(rotation)
    awaitClose { displays.unregisterDisplayListener(listener) }
}.conflate().distinctUntilChanged()
