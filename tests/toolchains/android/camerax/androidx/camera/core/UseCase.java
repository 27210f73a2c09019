package androidx.camera.core;

public abstract class UseCase {
  UseCase() {}
  public static int snapToSurfaceRotation(int p0) { throw new UnsupportedOperationException(); }
}
