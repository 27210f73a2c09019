package androidx.camera.core;

public class TorchState {
  private TorchState() {}
  public static final int OFF = 0;
  public static final int ON = 1;
}
