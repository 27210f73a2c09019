package androidx.camera.core;

import androidx.annotation.Nullable;

// camera-core 1.6, line 155
public class CameraUnavailableException extends Exception {
  // camera-core 1.6, line 156
  public CameraUnavailableException(int p0) {}

  // camera-core 1.6, line 157
  public CameraUnavailableException(int p0, @Nullable String p1) {}

  // camera-core 1.6, line 158
  public CameraUnavailableException(int p0, @Nullable String p1, @Nullable Throwable p2) {}

  // camera-core 1.6, line 159
  public CameraUnavailableException(int p0, @Nullable Throwable p1) {}

  // camera-core 1.6, line 160
  public int getReason() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 161
  public static final int CAMERA_DISABLED = 1;

  // camera-core 1.6, line 162
  public static final int CAMERA_DISCONNECTED = 2;

  // camera-core 1.6, line 163
  public static final int CAMERA_ERROR = 3;

  // camera-core 1.6, line 164
  public static final int CAMERA_IN_USE = 4;

  // camera-core 1.6, line 165
  public static final int CAMERA_MAX_IN_USE = 5;

  // camera-core 1.6, line 166
  public static final int CAMERA_UNAVAILABLE_DO_NOT_DISTURB = 6;

  // camera-core 1.6, line 167
  public static final int CAMERA_UNKNOWN_ERROR = 0;
}
