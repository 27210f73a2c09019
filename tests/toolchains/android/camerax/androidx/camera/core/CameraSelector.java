package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import java.util.List;

public final class CameraSelector {
  private CameraSelector() {}
  @NonNull
  public List<CameraInfo> filter(@NonNull List<CameraInfo> p0) { throw new UnsupportedOperationException(); }

  @Nullable
  public String getPhysicalCameraId() { throw new UnsupportedOperationException(); }

  @NonNull
  public static CameraSelector of(@NonNull CameraIdentifier... p0) { throw new UnsupportedOperationException(); }

  @NonNull public static final CameraSelector DEFAULT_BACK_CAMERA = null;
  @NonNull public static final CameraSelector DEFAULT_FRONT_CAMERA = null;
  public static final int LENS_FACING_BACK = 1;
  @ExperimentalLensFacing public static final int LENS_FACING_EXTERNAL = 2;
  public static final int LENS_FACING_FRONT = 0;
  public static final int LENS_FACING_UNKNOWN = -1;

  public static final class Builder {
    public Builder() {}
    @NonNull
    public CameraSelector.Builder addCameraFilter(@NonNull CameraFilter p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public CameraSelector build() { throw new UnsupportedOperationException(); }

    @NonNull
    public CameraSelector.Builder requireLensFacing(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public CameraSelector.Builder setPhysicalCameraId(@NonNull String p0) { throw new UnsupportedOperationException(); }
  }
}
