package androidx.camera.core;

import androidx.annotation.NonNull;

public abstract class MeteringPointFactory {
  MeteringPointFactory() {}
  @NonNull
  public final MeteringPoint createPoint(float p0, float p1) { throw new UnsupportedOperationException(); }

  @NonNull
  public final MeteringPoint createPoint(float p0, float p1, float p2) { throw new UnsupportedOperationException(); }

  public static float getDefaultPointSize() { throw new UnsupportedOperationException(); }
}
