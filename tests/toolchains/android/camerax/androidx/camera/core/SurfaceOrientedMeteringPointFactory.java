package androidx.camera.core;

import androidx.annotation.NonNull;

public class SurfaceOrientedMeteringPointFactory extends MeteringPointFactory {
  public SurfaceOrientedMeteringPointFactory(float p0, float p1) {}
  public SurfaceOrientedMeteringPointFactory(float p0, float p1, @NonNull UseCase p2) {}
}
