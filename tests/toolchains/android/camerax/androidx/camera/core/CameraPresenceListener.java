package androidx.camera.core;

import androidx.annotation.NonNull;
import java.util.Set;

public interface CameraPresenceListener {
  void onCamerasAdded(@NonNull Set<CameraIdentifier> p0);

  void onCamerasRemoved(@NonNull Set<CameraIdentifier> p0);
}
