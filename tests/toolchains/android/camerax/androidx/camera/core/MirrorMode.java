package androidx.camera.core;

public class MirrorMode {
  private MirrorMode() {}
  public static final int MIRROR_MODE_OFF = 0;
  public static final int MIRROR_MODE_ON = 1;
  public static final int MIRROR_MODE_ON_FRONT_ONLY = 2;
}
