package androidx.camera.core.resolutionselector;

import androidx.annotation.NonNull;

public final class AspectRatioStrategy {
  public AspectRatioStrategy(int p0, int p1) {}
  public int getFallbackRule() { throw new UnsupportedOperationException(); }

  public int getPreferredAspectRatio() { throw new UnsupportedOperationException(); }

  public static final int FALLBACK_RULE_AUTO = 1;
  public static final int FALLBACK_RULE_NONE = 0;
  @NonNull public static final AspectRatioStrategy RATIO_16_9_FALLBACK_AUTO_STRATEGY = null;
  @NonNull public static final AspectRatioStrategy RATIO_4_3_FALLBACK_AUTO_STRATEGY = null;
}
