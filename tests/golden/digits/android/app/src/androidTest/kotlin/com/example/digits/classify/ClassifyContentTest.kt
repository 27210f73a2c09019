package com.example.digits.classify

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.test.assertHeightIsAtLeast
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.assertWidthIsAtLeast
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.test.onAllNodesWithContentDescription
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.unit.dp
import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.platform.app.InstrumentationRegistry
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import com.example.digits.R
import com.example.digits.camera.CameraControls
import com.example.digits.ui.AppTheme

/** The classify screen on a device, without a camera and without the model. */
@RunWith(AndroidJUnit4::class)
class ClassifyContentTest {
    @get:Rule
    val compose = createComposeRule()

    private val context = InstrumentationRegistry.getInstrumentation().targetContext

    @Test
    fun running_namesWhatTheModelSees() {
        show(PreviewStates.running)

        compose.onNodeWithText("golden retriever", useUnmergedTree = true).assertIsDisplayed()
        compose.onNodeWithText("Labrador retriever", useUnmergedTree = true).assertIsDisplayed()
    }

    @Test
    fun belowTheThreshold_namesNothingLarge() {
        show(PreviewStates.running(PreviewStates.notSure))

        val notSure = context.getString(R.string.not_sure)
        compose.onNodeWithText(notSure, useUnmergedTree = true).assertIsDisplayed()
    }

    @Test
    fun freeze_isLargeEnoughAndTold() {
        var frozen = 0
        show(PreviewStates.running, actions = ClassifyActions(onFreeze = { frozen++ }))

        compose.onNodeWithContentDescription(context.getString(R.string.freeze))
            .assertWidthIsAtLeast(48.dp)
            .assertHeightIsAtLeast(48.dp)
            .performClick()

        assertEquals(1, frozen)
    }

    @Test
    fun freeze_waitsForTheFirstFrame() {
        show(PreviewStates.loading, scene = Scene.Live(hasFrames = false))

        compose.onNodeWithContentDescription(context.getString(R.string.freeze))
            .assertIsNotEnabled()
    }

    @Test
    fun torch_isOfferedOnlyWhereThereIsOne() {
        show(PreviewStates.running, controls = noTorch)

        val torches =
            compose.onAllNodesWithContentDescription(context.getString(R.string.torch))
        assertEquals(0, torches.fetchSemanticsNodes().size)
    }

    @Test
    fun frozen_torchCanBeSwitchedOff() {
        var isOn = true
        val actions = ClassifyActions(onTorch = { isOn = it })
        show(PreviewStates.running, torchOn, actions, frozen)

        compose.onNodeWithContentDescription(context.getString(R.string.torch)).performClick()

        assertFalse(isOn)
    }

    @Test
    fun frozen_lensCannotBeSwitched() {
        show(PreviewStates.running, torchOn, scene = frozen)

        val switch = context.getString(R.string.switch_camera)
        compose.onNodeWithContentDescription(switch).assertIsNotEnabled()
    }

    private fun show(
        uiState: ClassifyUiState,
        controls: CameraControls = noTorch,
        actions: ClassifyActions = ClassifyActions(),
        scene: Scene = Scene.Live(hasFrames = true)
    ) = compose.setContent {
        AppTheme { ClassifyContent(uiState, scene, controls, actions) {} }
    }

    private companion object {
        val noTorch = CameraControls(canSwitch = true, hasTorch = false, isTorchOn = false)
        val torchOn = CameraControls(canSwitch = true, hasTorch = true, isTorchOn = true)
        val frozen = Scene.Frozen(ImageBitmap(4, 3))
    }
}
