package androidx.camera.core;

public class LowLightBoostState {
  private LowLightBoostState() {}
  public static final int ACTIVE = 1;
  public static final int INACTIVE = 0;
  public static final int OFF = -1;
}
