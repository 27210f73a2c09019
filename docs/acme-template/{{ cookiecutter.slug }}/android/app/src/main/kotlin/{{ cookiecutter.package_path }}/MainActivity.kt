package {{ cookiecutter.application_id }}

import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.viewModels
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import {{ cookiecutter.application_id }}.camera.CameraXFeed
import {{ cookiecutter.application_id }}.classify.ClassifyScreen
import {{ cookiecutter.application_id }}.classify.ClassifyViewModel
import {{ cookiecutter.application_id }}.classify.Inspection
import {{ cookiecutter.application_id }}.classify.LiveFrames
import {{ cookiecutter.application_id }}.classify.SavedChoices
import {{ cookiecutter.application_id }}.classify.ScoreSmoother
import {{ cookiecutter.application_id }}.inference.Frame
import {{ cookiecutter.application_id }}.inference.{{ cookiecutter.android_runtime }}ImageClassifier
import {{ cookiecutter.application_id }}.inference.ModelContract
import {{ cookiecutter.application_id }}.inspector.AndroidDeviceMonitor
import {{ cookiecutter.application_id }}.picture.ContentPictureReader
import {{ cookiecutter.application_id }}.picture.toStillPicture
import {{ cookiecutter.application_id }}.settings.PreferencesSettingsStore
import {{ cookiecutter.application_id }}.ui.AppTheme
import {{ cookiecutter.application_id }}.welcome.WelcomeGate

/** Puts the app together: this is where implementations are chosen. */
class MainActivity : ComponentActivity() {
    private val saved: SavedChoices by viewModels {
        viewModelFactory { initializer { SavedChoices(createSavedStateHandle()) } }
    }
    private val viewModel: ClassifyViewModel by viewModels {
        viewModelFactory { initializer { classifyViewModel() } }
    }

    override fun onCreate(savedInstanceState: Bundle?) {
        setTheme(R.style.Theme_App)
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val camera = CameraXFeed(applicationContext, saved.prefersFront)
        val monitor = AndroidDeviceMonitor(applicationContext)
        val inspection = Inspection(viewModel.session, monitor, ModelContract.model)
        setContent {
            AppTheme {
                WelcomeGate(getSharedPreferences("welcome", MODE_PRIVATE)) {
                    ClassifyScreen(viewModel, camera, inspection)
                }
            }
        }
    }

    /** Outlives the activity, so it gets nothing that belongs to it. */
    private fun classifyViewModel(): ClassifyViewModel {
        val context = applicationContext
        val preferences = context.getSharedPreferences("settings", MODE_PRIVATE)
        val settingsStore = PreferencesSettingsStore(preferences)
        val smoother = ScoreSmoother(ModelContract.postprocessing.scoreThreshold)
        return ClassifyViewModel(
            open = { options, onStep ->
                {{ cookiecutter.android_runtime }}ImageClassifier.open(context, options, onStep = onStep)
            },
            liveFrames = LiveFrames(smoother, settingsStore.settings),
            freeze = Frame::toStillPicture,
            pictures = ContentPictureReader(context.contentResolver),
            pictureUri = saved.pictureUri,
            settingsStore = settingsStore,
            hasNpuRuntime = ModelContract.HAS_NPU_RUNTIME
        )
    }
}
