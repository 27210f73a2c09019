package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

// camera-core 1.6, line 117
public abstract class CameraState {
  // camera-core 1.6, line 118
  public CameraState() {}

  // camera-core 1.6, line 119
  @NonNull
  public static CameraState create(@NonNull CameraState.Type p0) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 120
  @NonNull
  public static CameraState create(@NonNull CameraState.Type p0, @Nullable CameraState.StateError p1) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 121
  @Nullable
  public abstract CameraState.StateError getError();

  // camera-core 1.6, line 122
  @NonNull
  public abstract CameraState.Type getType();

  // camera-core 1.6, line 123
  public static final int ERROR_CAMERA_DISABLED = 5;

  // camera-core 1.6, line 124
  public static final int ERROR_CAMERA_FATAL_ERROR = 6;

  // camera-core 1.6, line 125
  public static final int ERROR_CAMERA_IN_USE = 2;

  // camera-core 1.6, line 126
  public static final int ERROR_CAMERA_REMOVED = 8;

  // camera-core 1.6, line 127
  public static final int ERROR_DO_NOT_DISTURB_MODE_ENABLED = 7;

  // camera-core 1.6, line 128
  public static final int ERROR_MAX_CAMERAS_IN_USE = 1;

  // camera-core 1.6, line 129
  public static final int ERROR_OTHER_RECOVERABLE_ERROR = 3;

  // camera-core 1.6, line 130
  public static final int ERROR_STREAM_CONFIG = 4;

  // camera-core 1.6, line 133
  public enum ErrorType {
    // camera-core 1.6, line 134
    CRITICAL,

    // camera-core 1.6, line 135
    RECOVERABLE
  }

  // camera-core 1.6, line 138
  public abstract static class StateError {
    // camera-core 1.6, line 139
    public StateError() {}

    // camera-core 1.6, line 140
    @NonNull
    public static CameraState.StateError create(int p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 141
    @NonNull
    public static CameraState.StateError create(int p0, @Nullable Throwable p1) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 142
    @Nullable
    public abstract Throwable getCause();

    // camera-core 1.6, line 143
    public abstract int getCode();

    // camera-core 1.6, line 144
    @NonNull
    public CameraState.ErrorType getType() { throw new UnsupportedOperationException(); }
  }

  // camera-core 1.6, line 147
  public enum Type {
    // camera-core 1.6, line 148
    CLOSED,

    // camera-core 1.6, line 149
    CLOSING,

    // camera-core 1.6, line 150
    OPEN,

    // camera-core 1.6, line 151
    OPENING,

    // camera-core 1.6, line 152
    PENDING_OPEN
  }
}
