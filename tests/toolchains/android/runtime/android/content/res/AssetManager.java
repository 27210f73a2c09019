package android.content.res;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An app's assets, read from a folder. */
public final class AssetManager {
  private final Path folder;

  public AssetManager(Path folder) {
    this.folder = folder;
  }

  public InputStream open(String name) throws IOException {
    try {
      return Files.newInputStream(folder.resolve(name));
    } catch (java.nio.file.NoSuchFileException missing) {
      throw new java.io.FileNotFoundException(name);
    }
  }
}
