package androidx.camera.core.resolutionselector;

import androidx.annotation.NonNull;

// camera-core 1.6, line 835
public final class AspectRatioStrategy {
  // camera-core 1.6, line 836
  public AspectRatioStrategy(int p0, int p1) {}

  // camera-core 1.6, line 837
  public int getFallbackRule() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 838
  public int getPreferredAspectRatio() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 839
  public static final int FALLBACK_RULE_AUTO = 1;

  // camera-core 1.6, line 840
  public static final int FALLBACK_RULE_NONE = 0;

  // camera-core 1.6, line 841
  @NonNull public static final AspectRatioStrategy RATIO_16_9_FALLBACK_AUTO_STRATEGY = null;

  // camera-core 1.6, line 842
  @NonNull public static final AspectRatioStrategy RATIO_4_3_FALLBACK_AUTO_STRATEGY = null;
}
