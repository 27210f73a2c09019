package androidx.camera.core;

import androidx.annotation.RequiresOptIn;

@RequiresOptIn
public @interface ExperimentalGetImage {
}
