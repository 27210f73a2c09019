package androidx.camera.core;

import androidx.annotation.Nullable;

// camera-core 1.6, line 538
public class InitializationException extends Exception {
  // camera-core 1.6, line 539
  public InitializationException(@Nullable String p0) {}

  // camera-core 1.6, line 540
  public InitializationException(@Nullable String p0, @Nullable Throwable p1) {}

  // camera-core 1.6, line 541
  public InitializationException(@Nullable Throwable p0) {}
}
