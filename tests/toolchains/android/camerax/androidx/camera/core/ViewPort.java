package androidx.camera.core;

import android.util.Rational;
import androidx.annotation.NonNull;

// camera-core 1.6, line 775
public final class ViewPort {
  private ViewPort() {}

  // camera-core 1.6, line 776
  @NonNull
  public Rational getAspectRatio() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 777
  public int getLayoutDirection() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 778
  public int getRotation() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 779
  public int getScaleType() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 780
  public static final int FILL_CENTER = 1;

  // camera-core 1.6, line 781
  public static final int FILL_END = 2;

  // camera-core 1.6, line 782
  public static final int FILL_START = 0;

  // camera-core 1.6, line 783
  public static final int FIT = 3;

  // camera-core 1.6, line 786
  public static final class Builder {
    // camera-core 1.6, line 787
    public Builder(@NonNull Rational p0, int p1) {}

    // camera-core 1.6, line 788
    @NonNull
    public ViewPort build() { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 789
    @NonNull
    public ViewPort.Builder setLayoutDirection(int p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 790
    @NonNull
    public ViewPort.Builder setScaleType(int p0) { throw new UnsupportedOperationException(); }
  }
}
