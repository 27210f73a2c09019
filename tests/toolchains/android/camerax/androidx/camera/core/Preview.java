package androidx.camera.core;

import android.util.Range;
import android.util.Size;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.camera.core.resolutionselector.ResolutionSelector;
import java.util.concurrent.Executor;

public final class Preview extends UseCase {
  private Preview() {}
  @NonNull
  public DynamicRange getDynamicRange() { throw new UnsupportedOperationException(); }

  @NonNull
  public static PreviewCapabilities getPreviewCapabilities(@NonNull CameraInfo p0) { throw new UnsupportedOperationException(); }

  @Nullable
  public ResolutionInfo getResolutionInfo() { throw new UnsupportedOperationException(); }

  @Nullable
  public ResolutionSelector getResolutionSelector() { throw new UnsupportedOperationException(); }

  @NonNull
  public Range<Integer> getTargetFrameRate() { throw new UnsupportedOperationException(); }

  public int getTargetRotation() { throw new UnsupportedOperationException(); }

  public boolean isPreviewStabilizationEnabled() { throw new UnsupportedOperationException(); }

  public void setSurfaceProvider(@Nullable Preview.SurfaceProvider p0) { throw new UnsupportedOperationException(); }

  public void setSurfaceProvider(@NonNull Executor p0, @Nullable Preview.SurfaceProvider p1) { throw new UnsupportedOperationException(); }

  public void setTargetRotation(int p0) { throw new UnsupportedOperationException(); }

  public static final class Builder implements ExtendableBuilder<Preview> {
    public Builder() {}
    @NonNull
    public Preview build() { throw new UnsupportedOperationException(); }

    @NonNull
    public Preview.Builder setDynamicRange(@NonNull DynamicRange p0) { throw new UnsupportedOperationException(); }

    @ExperimentalMirrorMode
    @NonNull
    public Preview.Builder setMirrorMode(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public Preview.Builder setPreviewStabilizationEnabled(boolean p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public Preview.Builder setResolutionSelector(@NonNull ResolutionSelector p0) { throw new UnsupportedOperationException(); }

    @Deprecated
    @NonNull
    public Preview.Builder setTargetAspectRatio(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public Preview.Builder setTargetFrameRate(@NonNull Range<Integer> p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public Preview.Builder setTargetName(@NonNull String p0) { throw new UnsupportedOperationException(); }

    @Deprecated
    @NonNull
    public Preview.Builder setTargetResolution(@NonNull Size p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public Preview.Builder setTargetRotation(int p0) { throw new UnsupportedOperationException(); }
  }

  public static interface SurfaceProvider {
    void onSurfaceRequested(@NonNull SurfaceRequest p0);
  }
}
