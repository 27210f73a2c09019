package androidx.camera.core;

// camera-core 1.6, line 79
public final class CameraInfoUnavailableException extends Exception {
  private CameraInfoUnavailableException() {}
}
