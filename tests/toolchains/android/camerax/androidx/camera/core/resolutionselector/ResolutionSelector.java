package androidx.camera.core.resolutionselector;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

// camera-core 1.6, line 849
public final class ResolutionSelector {
  private ResolutionSelector() {}

  // camera-core 1.6, line 850
  public int getAllowedResolutionMode() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 851
  @NonNull
  public AspectRatioStrategy getAspectRatioStrategy() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 852
  @Nullable
  public ResolutionFilter getResolutionFilter() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 853
  @Nullable
  public ResolutionStrategy getResolutionStrategy() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 854
  public static final int PREFER_CAPTURE_RATE_OVER_HIGHER_RESOLUTION = 0;

  // camera-core 1.6, line 855
  public static final int PREFER_HIGHER_RESOLUTION_OVER_CAPTURE_RATE = 1;

  // camera-core 1.6, line 858
  public static final class Builder {
    // camera-core 1.6, line 859
    public Builder() {}

    // camera-core 1.6, line 860
    @NonNull
    public ResolutionSelector build() { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 861
    @NonNull
    public ResolutionSelector.Builder setAllowedResolutionMode(int p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 862
    @NonNull
    public ResolutionSelector.Builder setAspectRatioStrategy(@NonNull AspectRatioStrategy p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 863
    @NonNull
    public ResolutionSelector.Builder setResolutionFilter(@NonNull ResolutionFilter p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 864
    @NonNull
    public ResolutionSelector.Builder setResolutionStrategy(@NonNull ResolutionStrategy p0) { throw new UnsupportedOperationException(); }
  }
}
