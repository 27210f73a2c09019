package androidx.camera.core;

import androidx.annotation.Nullable;

public class CameraUnavailableException extends Exception {
  public CameraUnavailableException(int p0) {}
  public CameraUnavailableException(int p0, @Nullable String p1) {}
  public CameraUnavailableException(int p0, @Nullable String p1, @Nullable Throwable p2) {}
  public CameraUnavailableException(int p0, @Nullable Throwable p1) {}
  public int getReason() { throw new UnsupportedOperationException(); }

  public static final int CAMERA_DISABLED = 1;
  public static final int CAMERA_DISCONNECTED = 2;
  public static final int CAMERA_ERROR = 3;
  public static final int CAMERA_IN_USE = 4;
  public static final int CAMERA_MAX_IN_USE = 5;
  public static final int CAMERA_UNAVAILABLE_DO_NOT_DISTURB = 6;
  public static final int CAMERA_UNKNOWN_ERROR = 0;
}
