package androidx.camera.core;

import android.util.Rational;
import androidx.annotation.NonNull;

public final class ViewPort {
  private ViewPort() {}
  @NonNull
  public Rational getAspectRatio() { throw new UnsupportedOperationException(); }

  public int getLayoutDirection() { throw new UnsupportedOperationException(); }

  public int getRotation() { throw new UnsupportedOperationException(); }

  public int getScaleType() { throw new UnsupportedOperationException(); }

  public static final int FILL_CENTER = 1;
  public static final int FILL_END = 2;
  public static final int FILL_START = 0;
  public static final int FIT = 3;

  public static final class Builder {
    public Builder(@NonNull Rational p0, int p1) {}
    @NonNull
    public ViewPort build() { throw new UnsupportedOperationException(); }

    @NonNull
    public ViewPort.Builder setLayoutDirection(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ViewPort.Builder setScaleType(int p0) { throw new UnsupportedOperationException(); }
  }
}
