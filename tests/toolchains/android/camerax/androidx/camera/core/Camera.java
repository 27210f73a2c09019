package androidx.camera.core;

import androidx.annotation.NonNull;

// camera-core 1.6, line 10
public interface Camera {
  // camera-core 1.6, line 11
  @NonNull
  CameraControl getCameraControl();

  // camera-core 1.6, line 12
  @NonNull
  CameraInfo getCameraInfo();
}
