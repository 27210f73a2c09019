package androidx.camera.core;

import androidx.annotation.Nullable;

public class InitializationException extends Exception {
  public InitializationException(@Nullable String p0) {}
  public InitializationException(@Nullable String p0, @Nullable Throwable p1) {}
  public InitializationException(@Nullable Throwable p0) {}
}
