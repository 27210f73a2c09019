package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import java.util.List;

// camera-core 1.6, line 761
public final class UseCaseGroup {
  private UseCaseGroup() {}

  // camera-core 1.6, line 763
  @NonNull
  public List<UseCase> getUseCases() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 764
  @Nullable
  public ViewPort getViewPort() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 767
  public static final class Builder {
    // camera-core 1.6, line 768
    public Builder() {}

    // camera-core 1.6, line 770
    @NonNull
    public UseCaseGroup.Builder addUseCase(@NonNull UseCase p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 771
    @NonNull
    public UseCaseGroup build() { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 772
    @NonNull
    public UseCaseGroup.Builder setViewPort(@NonNull ViewPort p0) { throw new UnsupportedOperationException(); }
  }
}
