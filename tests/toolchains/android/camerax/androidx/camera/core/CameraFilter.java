package androidx.camera.core;

import androidx.annotation.NonNull;
import java.util.List;

public interface CameraFilter {
  @NonNull
  List<CameraInfo> filter(@NonNull List<CameraInfo> p0);
}
