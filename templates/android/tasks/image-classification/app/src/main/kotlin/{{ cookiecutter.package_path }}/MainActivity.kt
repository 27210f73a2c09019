package {{ cookiecutter.application_id }}

import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.viewModels
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import {{ cookiecutter.application_id }}.camera.CameraPermission
import {{ cookiecutter.application_id }}.camera.CameraXFeed
import {{ cookiecutter.application_id }}.classify.ClassifyScreen
import {{ cookiecutter.application_id }}.classify.ClassifyViewModel
import {{ cookiecutter.application_id }}.inference.LiteRtImageClassifier
import {{ cookiecutter.application_id }}.ui.AppTheme

/** Puts the app together: this is where implementations are chosen. */
class MainActivity : ComponentActivity() {
    private val viewModel: ClassifyViewModel by viewModels {
        val context = applicationContext
        viewModelFactory {
            initializer {
                ClassifyViewModel { onStep -> LiteRtImageClassifier.open(context, onStep = onStep) }
            }
        }
    }

    override fun onCreate(savedInstanceState: Bundle?) {
        setTheme(R.style.Theme_App)
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val camera = CameraXFeed(applicationContext)
        setContent {
            AppTheme {
                CameraPermission(onOpenPicture = {}) { ClassifyScreen(viewModel, camera) }
            }
        }
    }
}
