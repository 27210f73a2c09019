package androidx.camera.core;

public class MeteringPoint {
  private MeteringPoint() {}
  public float getSize() { throw new UnsupportedOperationException(); }
}
