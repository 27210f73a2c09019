package com.example.digits.settings

import kotlinx.coroutines.flow.StateFlow

/** Keeps the [Settings] from one start of the app to the next. */
interface SettingsStore {
    val settings: StateFlow<Settings>

    fun update(settings: Settings)
}
