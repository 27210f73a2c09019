package android.content.res;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;

/** An asset within the file of the app's package. */
public final class AssetFileDescriptor implements Closeable {
  private final FileInputStream file;
  private final long start;
  private final long length;

  AssetFileDescriptor(FileInputStream file, long start, long length) {
    this.file = file;
    this.start = start;
    this.length = length;
  }

  public FileDescriptor getFileDescriptor() {
    try {
      return file.getFD();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public long getStartOffset() {
    return start;
  }

  public long getDeclaredLength() {
    return length;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
