package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.core.util.Pair;

public class CompositionSettings {
  private CompositionSettings() {}
  public float getAlpha() { throw new UnsupportedOperationException(); }

  @NonNull
  public Pair<Float,Float> getOffset() { throw new UnsupportedOperationException(); }

  @NonNull
  public Pair<Float,Float> getScale() { throw new UnsupportedOperationException(); }

  @NonNull public static final CompositionSettings DEFAULT = null;

  public static final class Builder {
    public Builder() {}
    @NonNull
    public CompositionSettings build() { throw new UnsupportedOperationException(); }

    @NonNull
    public CompositionSettings.Builder setAlpha(float p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public CompositionSettings.Builder setOffset(float p0, float p1) { throw new UnsupportedOperationException(); }

    @NonNull
    public CompositionSettings.Builder setScale(float p0, float p1) { throw new UnsupportedOperationException(); }
  }
}
