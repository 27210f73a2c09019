package androidx.camera.core;

public final class FocusMeteringResult {
  private FocusMeteringResult() {}
  public boolean isFocusSuccessful() { throw new UnsupportedOperationException(); }
}
