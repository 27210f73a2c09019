package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

public abstract class CameraState {
  public CameraState() {}
  @NonNull
  public static CameraState create(@NonNull CameraState.Type p0) { throw new UnsupportedOperationException(); }

  @NonNull
  public static CameraState create(@NonNull CameraState.Type p0, @Nullable CameraState.StateError p1) { throw new UnsupportedOperationException(); }

  @Nullable
  public abstract CameraState.StateError getError();

  @NonNull
  public abstract CameraState.Type getType();

  public static final int ERROR_CAMERA_DISABLED = 5;
  public static final int ERROR_CAMERA_FATAL_ERROR = 6;
  public static final int ERROR_CAMERA_IN_USE = 2;
  public static final int ERROR_CAMERA_REMOVED = 8;
  public static final int ERROR_DO_NOT_DISTURB_MODE_ENABLED = 7;
  public static final int ERROR_MAX_CAMERAS_IN_USE = 1;
  public static final int ERROR_OTHER_RECOVERABLE_ERROR = 3;
  public static final int ERROR_STREAM_CONFIG = 4;

  public enum ErrorType {
    CRITICAL,
    RECOVERABLE
  }

  public abstract static class StateError {
    public StateError() {}
    @NonNull
    public static CameraState.StateError create(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public static CameraState.StateError create(int p0, @Nullable Throwable p1) { throw new UnsupportedOperationException(); }

    @Nullable
    public abstract Throwable getCause();

    public abstract int getCode();

    @NonNull
    public CameraState.ErrorType getType() { throw new UnsupportedOperationException(); }
  }

  public enum Type {
    CLOSED,
    CLOSING,
    OPEN,
    OPENING,
    PENDING_OPEN
  }
}
