package com.example.digits

import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.viewModels
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import com.example.digits.camera.CameraXFeed
import com.example.digits.classify.ClassifyScreen
import com.example.digits.classify.ClassifyViewModel
import com.example.digits.classify.Inspection
import com.example.digits.classify.LiveFrames
import com.example.digits.classify.SavedChoices
import com.example.digits.classify.ScoreSmoother
import com.example.digits.inference.Frame
import com.example.digits.inference.LiteRtImageClassifier
import com.example.digits.inference.ModelContract
import com.example.digits.inspector.AndroidDeviceMonitor
import com.example.digits.picture.ContentPictureReader
import com.example.digits.picture.toStillPicture
import com.example.digits.settings.PreferencesSettingsStore
import com.example.digits.ui.AppTheme

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
            AppTheme { ClassifyScreen(viewModel, camera, inspection) }
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
                LiteRtImageClassifier.open(context, options, onStep = onStep)
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
