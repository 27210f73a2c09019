package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import java.util.List;

public final class UseCaseGroup {
  private UseCaseGroup() {}
  @NonNull
  public List<CameraEffect> getEffects() { throw new UnsupportedOperationException(); }

  @NonNull
  public List<UseCase> getUseCases() { throw new UnsupportedOperationException(); }

  @Nullable
  public ViewPort getViewPort() { throw new UnsupportedOperationException(); }

  public static final class Builder {
    public Builder() {}
    @NonNull
    public UseCaseGroup.Builder addEffect(@NonNull CameraEffect p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public UseCaseGroup.Builder addUseCase(@NonNull UseCase p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public UseCaseGroup build() { throw new UnsupportedOperationException(); }

    @NonNull
    public UseCaseGroup.Builder setViewPort(@NonNull ViewPort p0) { throw new UnsupportedOperationException(); }
  }
}
