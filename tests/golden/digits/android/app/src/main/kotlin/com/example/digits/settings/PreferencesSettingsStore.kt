package com.example.digits.settings

import android.content.SharedPreferences
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** Keeps the settings in [preferences], which nothing else writes. */
class PreferencesSettingsStore(private val preferences: SharedPreferences) : SettingsStore {
    private val state = MutableStateFlow(read())

    override val settings: StateFlow<Settings> = state.asStateFlow()

    override fun update(settings: Settings) {
        state.value = settings
        preferences.edit()
            .putBoolean(SMOOTHING, settings.isSmoothing)
            .putBoolean(TRY_NPU, settings.tryNpu)
            .apply()
    }

    private fun read(): Settings {
        val defaults = Settings()
        return Settings(
            isSmoothing = preferences.getBoolean(SMOOTHING, defaults.isSmoothing),
            tryNpu = preferences.getBoolean(TRY_NPU, defaults.tryNpu)
        )
    }

    private companion object {
        const val SMOOTHING = "smoothing"
        const val TRY_NPU = "try_npu"
    }
}
