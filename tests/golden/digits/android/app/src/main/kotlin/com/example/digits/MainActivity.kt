package com.example.digits

import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.viewModels
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import com.example.digits.camera.CameraFeed
import com.example.digits.camera.CameraPermission
import com.example.digits.classify.ClassifyScreen
import com.example.digits.classify.ClassifyViewModel
import com.example.digits.inference.LiteRtImageClassifier
import com.example.digits.ui.AppTheme

/** Puts the app together: this is where implementations are chosen. */
class MainActivity : ComponentActivity() {
    private val viewModel: ClassifyViewModel by viewModels {
        val assets = applicationContext.assets
        viewModelFactory {
            initializer {
                ClassifyViewModel { onStep -> LiteRtImageClassifier.open(assets, onStep = onStep) }
            }
        }
    }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val camera = CameraFeed(applicationContext)
        setContent {
            AppTheme {
                CameraPermission { ClassifyScreen(viewModel, camera) }
            }
        }
    }
}
