package androidx.camera.core;

public interface PreviewCapabilities {
  boolean isStabilizationSupported();
}
