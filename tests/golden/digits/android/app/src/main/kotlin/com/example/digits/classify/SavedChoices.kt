package com.example.digits.classify

import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import kotlinx.coroutines.flow.MutableStateFlow

/**
 * What outlives the process, as long as the app stays among the recent ones. A held frame doesn't:
 * it is too large for what Android keeps of a screen.
 */
class SavedChoices(savedState: SavedStateHandle) : ViewModel() {
    /** The picture that is shown; it can be read until the device restarts or the app is stopped. */
    val pictureUri: MutableStateFlow<String?> = savedState.getMutableStateFlow("picture", null)

    /** Whether the camera at the front is wanted. */
    val prefersFront: MutableStateFlow<Boolean> = savedState.getMutableStateFlow("front", false)
}
