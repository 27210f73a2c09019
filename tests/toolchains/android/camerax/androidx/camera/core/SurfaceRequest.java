package androidx.camera.core;

import android.util.Size;
import androidx.annotation.NonNull;
import java.util.concurrent.Executor;

// camera-core 1.6, line 719
public final class SurfaceRequest {
  private SurfaceRequest() {}

  // camera-core 1.6, line 720
  public void addRequestCancellationListener(@NonNull Executor p0, @NonNull Runnable p1) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 721
  public void clearTransformationInfoListener() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 723
  @NonNull
  public Size getResolution() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 724
  public boolean invalidate() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 727
  public boolean willNotProvideSurface() { throw new UnsupportedOperationException(); }
}
