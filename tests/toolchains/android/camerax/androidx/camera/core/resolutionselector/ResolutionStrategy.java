package androidx.camera.core.resolutionselector;

import android.util.Size;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

public final class ResolutionStrategy {
  public ResolutionStrategy(@NonNull Size p0, int p1) {}
  @Nullable
  public Size getBoundSize() { throw new UnsupportedOperationException(); }

  public int getFallbackRule() { throw new UnsupportedOperationException(); }

  public static final int FALLBACK_RULE_CLOSEST_HIGHER = 2;
  public static final int FALLBACK_RULE_CLOSEST_HIGHER_THEN_LOWER = 1;
  public static final int FALLBACK_RULE_CLOSEST_LOWER = 4;
  public static final int FALLBACK_RULE_CLOSEST_LOWER_THEN_HIGHER = 3;
  public static final int FALLBACK_RULE_NONE = 0;
  @NonNull public static final ResolutionStrategy HIGHEST_AVAILABLE_STRATEGY = null;
}
