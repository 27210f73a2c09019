package androidx.camera.core;

import android.view.Display;
import androidx.annotation.NonNull;

public final class DisplayOrientedMeteringPointFactory extends MeteringPointFactory {
  public DisplayOrientedMeteringPointFactory(@NonNull Display p0, @NonNull CameraInfo p1, float p2, float p3) {}
}
