package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.core.util.Consumer;
import java.util.concurrent.Executor;

public abstract class CameraEffect {
  protected CameraEffect(int p0, @NonNull Executor p1, @NonNull ImageProcessor p2, @NonNull Consumer<Throwable> p3) {}
  protected CameraEffect(int p0, @NonNull Executor p1, @NonNull SurfaceProcessor p2, @NonNull Consumer<Throwable> p3) {}
  @NonNull
  public Consumer<Throwable> getErrorListener() { throw new UnsupportedOperationException(); }

  @NonNull
  public Executor getExecutor() { throw new UnsupportedOperationException(); }

  @Nullable
  public SurfaceProcessor getSurfaceProcessor() { throw new UnsupportedOperationException(); }

  public int getTargets() { throw new UnsupportedOperationException(); }

  public static final int IMAGE_CAPTURE = 4;
  public static final int PREVIEW = 1;
  public static final int VIDEO_CAPTURE = 2;
}
