package com.example.digits.settings

import android.content.Context
import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.platform.app.InstrumentationRegistry
import kotlin.test.assertEquals
import org.junit.After
import org.junit.Test
import org.junit.runner.RunWith

@RunWith(AndroidJUnit4::class)
class PreferencesSettingsStoreTest {
    private val preferences = InstrumentationRegistry.getInstrumentation().targetContext
        .getSharedPreferences("settings_test", Context.MODE_PRIVATE)

    @After
    fun tearDown() {
        preferences.edit().clear().apply()
    }

    @Test
    fun settings_atTheFirstStart_areTheDefaults() {
        assertEquals(Settings(), PreferencesSettingsStore(preferences).settings.value)
    }

    @Test
    fun settings_afterAnUpdate_areThereAtTheNextStart() {
        val changed = Settings(isSmoothing = false, tryNpu = true)

        PreferencesSettingsStore(preferences).update(changed)

        assertEquals(changed, PreferencesSettingsStore(preferences).settings.value)
    }
}
