package androidx.camera.core;

import android.graphics.Rect;
import android.util.Size;
import androidx.annotation.NonNull;

public class ResolutionInfo {
  public ResolutionInfo(@NonNull Size p0, @NonNull Rect p1, int p2) {}
  @NonNull
  public Rect getCropRect() { throw new UnsupportedOperationException(); }

  @NonNull
  public Size getResolution() { throw new UnsupportedOperationException(); }

  public int getRotationDegrees() { throw new UnsupportedOperationException(); }
}
