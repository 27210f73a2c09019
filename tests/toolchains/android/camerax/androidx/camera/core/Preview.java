package androidx.camera.core;

import android.util.Range;
import android.util.Size;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.camera.core.resolutionselector.ResolutionSelector;
import java.util.concurrent.Executor;

// camera-core 1.6, line 566
public final class Preview extends UseCase {
  private Preview() {}

  // camera-core 1.6, line 570
  @Nullable
  public ResolutionSelector getResolutionSelector() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 571
  @NonNull
  public Range<Integer> getTargetFrameRate() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 572
  public int getTargetRotation() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 573
  public boolean isPreviewStabilizationEnabled() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 574
  public void setSurfaceProvider(@Nullable Preview.SurfaceProvider p0) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 575
  public void setSurfaceProvider(@NonNull Executor p0, @Nullable Preview.SurfaceProvider p1) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 576
  public void setTargetRotation(int p0) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 579
  public static final class Builder implements ExtendableBuilder<Preview> {
    // camera-core 1.6, line 580
    public Builder() {}

    // camera-core 1.6, line 581
    @NonNull
    public Preview build() { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 584
    @NonNull
    public Preview.Builder setPreviewStabilizationEnabled(boolean p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 585
    @NonNull
    public Preview.Builder setResolutionSelector(@NonNull ResolutionSelector p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 586
    @Deprecated
    @NonNull
    public Preview.Builder setTargetAspectRatio(int p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 587
    @NonNull
    public Preview.Builder setTargetFrameRate(@NonNull Range<Integer> p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 588
    @NonNull
    public Preview.Builder setTargetName(@NonNull String p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 589
    @Deprecated
    @NonNull
    public Preview.Builder setTargetResolution(@NonNull Size p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 590
    @NonNull
    public Preview.Builder setTargetRotation(int p0) { throw new UnsupportedOperationException(); }
  }

  // camera-core 1.6, line 593
  public static interface SurfaceProvider {
    // camera-core 1.6, line 594
    void onSurfaceRequested(@NonNull SurfaceRequest p0);
  }
}
