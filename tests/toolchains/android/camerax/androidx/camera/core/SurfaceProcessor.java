package androidx.camera.core;

import androidx.annotation.NonNull;

public interface SurfaceProcessor {
  void onInputSurface(@NonNull SurfaceRequest p0) throws ProcessingException;

  void onOutputSurface(@NonNull SurfaceOutput p0) throws ProcessingException;
}
