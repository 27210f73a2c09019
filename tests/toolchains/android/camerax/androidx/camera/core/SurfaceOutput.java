package androidx.camera.core;

import android.graphics.Matrix;
import android.util.Size;
import android.view.Surface;
import androidx.annotation.NonNull;
import androidx.core.util.Consumer;
import java.io.Closeable;
import java.util.concurrent.Executor;

public interface SurfaceOutput extends Closeable {
  void close();

  @NonNull
  default Matrix getSensorToBufferTransform() { throw new UnsupportedOperationException(); }

  @NonNull
  Size getSize();

  @NonNull
  Surface getSurface(@NonNull Executor p0, @NonNull Consumer<SurfaceOutput.Event> p1);

  int getTargets();

  void updateTransformMatrix(@NonNull float[] p0, @NonNull float[] p1);

  public abstract static class Event {
    Event() {}
    public abstract int getEventCode();

    @NonNull
    public abstract SurfaceOutput getSurfaceOutput();

    public static final int EVENT_REQUEST_CLOSE = 0;
  }
}
