package com.example.digits.classify

import kotlin.test.assertIs
import kotlin.time.TestTimeSource
import kotlinx.coroutines.flow.MutableStateFlow
import com.example.digits.picture.FakePictures
import com.example.digits.picture.stillPicture
import com.example.digits.settings.FakeSettingsStore

/** All that a [ClassifyViewModel] needs. */
class ClassifyFakes {
    val classifiers = FakeClassifiers()
    val settings = FakeSettingsStore()
    val liveFrames = LiveFrames(ScoreSmoother(0.5f, clock = TestTimeSource()), settings.settings)

    /** What every frame looks like when it is held. */
    val frozen = stillPicture(frame())
    val beach = stillPicture(frame())
    val pictures = FakePictures(mapOf("beach" to beach))
    val pictureUri = MutableStateFlow<String?>(null)

    fun viewModel() = ClassifyViewModel(
        open = classifiers,
        liveFrames = liveFrames,
        freeze = { frozen },
        pictures = pictures,
        pictureUri = pictureUri,
        settingsStore = settings
    )
}

/** The state, which has to be running. */
val ClassifyViewModel.running get() = assertIs<ClassifyUiState.Running>(uiState.value)
