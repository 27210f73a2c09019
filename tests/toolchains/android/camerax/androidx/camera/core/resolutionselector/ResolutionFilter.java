package androidx.camera.core.resolutionselector;

import android.util.Size;
import androidx.annotation.NonNull;
import java.util.List;

// camera-core 1.6, line 845
public interface ResolutionFilter {
  // camera-core 1.6, line 846
  @NonNull
  List<Size> filter(@NonNull List<Size> p0, int p1);
}
