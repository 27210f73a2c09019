package androidx.camera.core;

import androidx.annotation.NonNull;

// camera-core 1.6, line 276
public interface ExtendableBuilder<T> {
  // camera-core 1.6, line 277
  @NonNull
  T build();
}
