package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.lifecycle.LifecycleOwner;
import java.util.List;

public class ConcurrentCamera {
  public ConcurrentCamera(@NonNull List<Camera> p0) {}
  @NonNull
  public List<Camera> getCameras() { throw new UnsupportedOperationException(); }

  public static final class SingleCameraConfig {
    public SingleCameraConfig(@NonNull CameraSelector p0, @NonNull UseCaseGroup p1, @NonNull CompositionSettings p2, @NonNull LifecycleOwner p3) {}
    public SingleCameraConfig(@NonNull CameraSelector p0, @NonNull UseCaseGroup p1, @NonNull LifecycleOwner p2) {}
    @NonNull
    public CameraSelector getCameraSelector() { throw new UnsupportedOperationException(); }

    @NonNull
    public CompositionSettings getCompositionSettings() { throw new UnsupportedOperationException(); }

    @NonNull
    public LifecycleOwner getLifecycleOwner() { throw new UnsupportedOperationException(); }

    @NonNull
    public UseCaseGroup getUseCaseGroup() { throw new UnsupportedOperationException(); }
  }
}
