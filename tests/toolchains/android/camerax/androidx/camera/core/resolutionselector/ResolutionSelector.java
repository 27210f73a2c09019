package androidx.camera.core.resolutionselector;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

public final class ResolutionSelector {
  private ResolutionSelector() {}
  public int getAllowedResolutionMode() { throw new UnsupportedOperationException(); }

  @NonNull
  public AspectRatioStrategy getAspectRatioStrategy() { throw new UnsupportedOperationException(); }

  @Nullable
  public ResolutionFilter getResolutionFilter() { throw new UnsupportedOperationException(); }

  @Nullable
  public ResolutionStrategy getResolutionStrategy() { throw new UnsupportedOperationException(); }

  public static final int PREFER_CAPTURE_RATE_OVER_HIGHER_RESOLUTION = 0;
  public static final int PREFER_HIGHER_RESOLUTION_OVER_CAPTURE_RATE = 1;

  public static final class Builder {
    public Builder() {}
    @NonNull
    public ResolutionSelector build() { throw new UnsupportedOperationException(); }

    @NonNull
    public ResolutionSelector.Builder setAllowedResolutionMode(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ResolutionSelector.Builder setAspectRatioStrategy(@NonNull AspectRatioStrategy p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ResolutionSelector.Builder setResolutionFilter(@NonNull ResolutionFilter p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ResolutionSelector.Builder setResolutionStrategy(@NonNull ResolutionStrategy p0) { throw new UnsupportedOperationException(); }
  }
}
