package com.example.digits.classify

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Box
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.platform.app.InstrumentationRegistry
import kotlin.test.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import com.example.digits.R
import com.example.digits.camera.CameraControls
import com.example.digits.ui.AppTheme

/** The classify screen on a device, with a model that doesn't run. */
@RunWith(AndroidJUnit4::class)
class FailedContentTest {
    @get:Rule
    val compose = createComposeRule()

    private val context = InstrumentationRegistry.getInstrumentation().targetContext

    @Test
    fun failed_offersToTryAgainAndToCopyTheReport() {
        var retries = 0
        var copies = 0
        val actions = ClassifyActions(onRetry = { retries++ }, onCopyReport = { copies++ })
        show(actions)

        compose.onNode(button(R.string.failed_retry)).performScrollTo().performClick()
        compose.onNode(button(R.string.failed_copy)).performScrollTo().performClick()

        assertEquals(1, retries)
        assertEquals(1, copies)
    }

    @Test
    fun failed_cameraGalleryAndSettingsStillWork() {
        var taps = 0
        val actions = ClassifyActions(onGallery = { taps++ }, onSettings = { taps++ })
        show(actions)

        compose.onNodeWithTag(VIEWFINDER).assertIsDisplayed()
        compose.onNodeWithContentDescription(context.getString(R.string.gallery)).performClick()
        compose.onNodeWithContentDescription(context.getString(R.string.settings)).performClick()

        assertEquals(2, taps)
    }

    @Test
    fun failed_leadsToTheInspector() {
        var looks = 0
        show(ClassifyActions(onInspect = { looks++ }))

        compose.onNode(button(R.string.status_failed)).performClick()

        assertEquals(1, looks)
    }

    private fun button(@StringRes text: Int) = hasText(context.getString(text)) and hasClickAction()

    private fun show(actions: ClassifyActions) = compose.setContent {
        AppTheme {
            ClassifyContent(
                uiState = PreviewStates.failed,
                scene = Scene.Live(hasFrames = true),
                controls = CameraControls(),
                actions = actions
            ) { modifier -> Box(modifier.testTag(VIEWFINDER)) }
        }
    }

    private companion object {
        const val VIEWFINDER = "viewfinder"
    }
}
