package android.content.res;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
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

  /** As in an app's package, something else stands before the asset, and behind it. */
  public AssetFileDescriptor openFd(String name) throws IOException {
    byte[] content;
    try (InputStream asset = open(name)) {
      content = asset.readAllBytes();
    }
    byte[] other = new byte[12345];
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(other);
    all.write(content);
    all.write(other);
    Path file = Files.createTempFile("assets", ".apk");
    file.toFile().deleteOnExit();
    Files.write(file, all.toByteArray());
    return new AssetFileDescriptor(new FileInputStream(file.toFile()), other.length, content.length);
  }
}
