package com.example.digits.classify

import kotlin.test.assertIs
import kotlin.time.TestTimeSource
import kotlinx.coroutines.flow.MutableStateFlow
import com.example.digits.inference.Frame
import com.example.digits.picture.FakePictures
import com.example.digits.picture.StillPicture
import com.example.digits.picture.stillPicture
import com.example.digits.settings.FakeSettingsStore

/** All that a [ClassifyViewModel] needs. */
class ClassifyFakes {
    val classifiers = FakeClassifiers()
    val settings = FakeSettingsStore()
    private val clock = TestTimeSource()
    val liveFrames = LiveFrames(ScoreSmoother(0.5f, clock = clock), settings.settings, clock)

    /** What every frame looks like when it is held. */
    val frozen = stillPicture(frame())
    var freeze: (Frame) -> StillPicture = { frozen }
    val beach = stillPicture(frame())
    val pictures = FakePictures(mapOf("beach" to beach))
    val pictureUri = MutableStateFlow<String?>(null)

    fun viewModel(hasNpuRuntime: Boolean = true) = ClassifyViewModel(
        open = classifiers,
        liveFrames = liveFrames,
        freeze = { freeze(it) },
        pictures = pictures,
        pictureUri = pictureUri,
        settingsStore = settings,
        hasNpuRuntime = hasNpuRuntime
    )
}

/** The state, which has to be running. */
val ClassifyViewModel.running get() = assertIs<ClassifyUiState.Running>(uiState.value)
