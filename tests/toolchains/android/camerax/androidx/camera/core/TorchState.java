package androidx.camera.core;

// camera-core 1.6, line 752
public class TorchState {
  private TorchState() {}

  // camera-core 1.6, line 753
  public static final int OFF = 0;

  // camera-core 1.6, line 754
  public static final int ON = 1;
}
