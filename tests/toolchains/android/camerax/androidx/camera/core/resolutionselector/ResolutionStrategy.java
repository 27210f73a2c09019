package androidx.camera.core.resolutionselector;

import android.util.Size;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

// camera-core 1.6, line 867
public final class ResolutionStrategy {
  // camera-core 1.6, line 868
  public ResolutionStrategy(@NonNull Size p0, int p1) {}

  // camera-core 1.6, line 869
  @Nullable
  public Size getBoundSize() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 870
  public int getFallbackRule() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 871
  public static final int FALLBACK_RULE_CLOSEST_HIGHER = 2;

  // camera-core 1.6, line 872
  public static final int FALLBACK_RULE_CLOSEST_HIGHER_THEN_LOWER = 1;

  // camera-core 1.6, line 873
  public static final int FALLBACK_RULE_CLOSEST_LOWER = 4;

  // camera-core 1.6, line 874
  public static final int FALLBACK_RULE_CLOSEST_LOWER_THEN_HIGHER = 3;

  // camera-core 1.6, line 875
  public static final int FALLBACK_RULE_NONE = 0;

  // camera-core 1.6, line 876
  @NonNull public static final ResolutionStrategy HIGHEST_AVAILABLE_STRATEGY = null;
}
