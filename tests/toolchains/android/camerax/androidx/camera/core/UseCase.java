package androidx.camera.core;

// camera-core 1.6, line 757
public abstract class UseCase {
  UseCase() {}

  // camera-core 1.6, line 758
  public static int snapToSurfaceRotation(int p0) { throw new UnsupportedOperationException(); }
}
