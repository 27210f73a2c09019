package androidx.camera.core;

import androidx.annotation.RequiresOptIn;

// camera-core 1.6, line 251
@RequiresOptIn
public @interface ExperimentalGetImage {
}
