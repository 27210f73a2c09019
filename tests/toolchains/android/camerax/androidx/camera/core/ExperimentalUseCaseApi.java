package androidx.camera.core;

import androidx.annotation.RequiresOptIn;

// camera-core 1.6, line 263
@RequiresOptIn
public @interface ExperimentalUseCaseApi {
}
