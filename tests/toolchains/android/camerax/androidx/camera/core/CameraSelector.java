package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import java.util.List;

// camera-core 1.6, line 97
public final class CameraSelector {
  private CameraSelector() {}

  // camera-core 1.6, line 98
  @NonNull
  public List<CameraInfo> filter(@NonNull List<CameraInfo> p0) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 99
  @Nullable
  public String getPhysicalCameraId() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 101
  @NonNull public static final CameraSelector DEFAULT_BACK_CAMERA = null;

  // camera-core 1.6, line 102
  @NonNull public static final CameraSelector DEFAULT_FRONT_CAMERA = null;

  // camera-core 1.6, line 103
  public static final int LENS_FACING_BACK = 1;

  // camera-core 1.6, line 104
  @ExperimentalLensFacing public static final int LENS_FACING_EXTERNAL = 2;

  // camera-core 1.6, line 105
  public static final int LENS_FACING_FRONT = 0;

  // camera-core 1.6, line 106
  public static final int LENS_FACING_UNKNOWN = -1;

  // camera-core 1.6, line 109
  public static final class Builder {
    // camera-core 1.6, line 110
    public Builder() {}

    // camera-core 1.6, line 112
    @NonNull
    public CameraSelector build() { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 113
    @NonNull
    public CameraSelector.Builder requireLensFacing(int p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 114
    @NonNull
    public CameraSelector.Builder setPhysicalCameraId(@NonNull String p0) { throw new UnsupportedOperationException(); }
  }
}
