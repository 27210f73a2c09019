package com.example.digits.camera

import android.content.Context
import android.hardware.display.DisplayManager
import android.view.Display
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.FlowPreview
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.debounce
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.distinctUntilChangedBy

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

/**
 * Those of these rotations, from [start] on, that are a quarter turn away from the one before. Each
 * has to last for a moment: mostly the view gets another size then, for which all begins anew anyway.
 */
@OptIn(FlowPreview::class)
internal fun Flow<Int>.quarterTurns(start: Int): Flow<Int> =
    debounce { if (it == start) Duration.ZERO else SETTLING }.distinctUntilChangedBy { it % 2 }

private val SETTLING = 200.milliseconds
