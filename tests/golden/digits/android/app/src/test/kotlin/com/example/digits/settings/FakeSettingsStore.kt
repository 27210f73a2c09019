package com.example.digits.settings

import kotlinx.coroutines.flow.MutableStateFlow

/** Forgets everything with the process. */
class FakeSettingsStore : SettingsStore {
    override val settings = MutableStateFlow(Settings())

    override fun update(settings: Settings) {
        this.settings.value = settings
    }
}
