package androidx.camera.core;

import androidx.annotation.RequiresOptIn;

// camera-core 1.6, line 254
@RequiresOptIn
public @interface ExperimentalLensFacing {
}
