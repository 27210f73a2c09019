package org.tensorflow.lite;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The Python process that runs the models, `serve.py`, one for the whole program. The properties `tflite.python` and
 * `tflite.server` say where it is; it ends with this program.
 */
final class InterpreterProcess {
  private static final int OPEN = 0;
  private static final int RUN = 1;
  private static final int CLOSE = 2;
  private static InterpreterProcess instance;

  private final DataOutputStream requests;
  private final DataInputStream answers;

  private InterpreterProcess(Process process) {
    requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    answers = new DataInputStream(process.getInputStream());
  }

  static synchronized InterpreterProcess instance() {
    if (instance == null) {
      String python = System.getProperty("tflite.python");
      if (python == null) throw new UnsatisfiedLinkError("dlopen failed: library \"libtensorflowlite_jni.so\" not found");
      ProcessBuilder builder =
          new ProcessBuilder(python, System.getProperty("tflite.server"), System.getProperty("tflite.flex", "true"));
      try {
        instance = new InterpreterProcess(builder.redirectError(Redirect.INHERIT).start());
      } catch (IOException failure) {
        throw new IllegalStateException(failure);
      }
    }
    return instance;
  }

  Model open(ByteBuffer file, int threads) {
    byte[] bytes = new byte[file.remaining()];
    file.get(bytes);
    return asked(
        OPEN,
        () -> {
          requests.writeInt(threads);
          write(bytes);
        },
        () -> new Model(answers.readInt(), readSizes()));
  }

  private List<Integer> readSizes() throws IOException {
    List<Integer> sizes = new ArrayList<>();
    for (int left = answers.readInt(); left > 0; left--) sizes.add(answers.readInt());
    return sizes;
  }

  private void write(byte[] bytes) throws IOException {
    requests.writeInt(bytes.length);
    requests.write(bytes);
  }

  private byte[] read() throws IOException {
    return answers.readNBytes(answers.readInt());
  }

  private synchronized <T> T asked(int what, Request request, Answer<T> answer) {
    try {
      requests.writeByte(what);
      request.write();
      requests.flush();
      if (answers.readBoolean()) return answer.read();
      throw new IllegalArgumentException("Internal error: " + new String(read(), "UTF-8"));
    } catch (IOException failure) {
      throw new IllegalStateException("the process of the interpreter is gone", failure);
    }
  }

  private interface Request {
    void write() throws IOException;
  }

  private interface Answer<T> {
    T read() throws IOException;
  }

  /** A model in that process, with variables of its own. */
  final class Model implements AutoCloseable {
    final List<Integer> inputSizes;
    private final int id;
    private boolean isClosed;

    private Model(int id, List<Integer> inputSizes) {
      this.id = id;
      this.inputSizes = inputSizes;
    }

    List<byte[]> run(byte[][] inputs) {
      return asked(
          RUN,
          () -> {
            requests.writeInt(id);
            for (byte[] input : inputs) write(input);
          },
          () -> {
            List<byte[]> outputs = new ArrayList<>();
            for (int left = answers.readInt(); left > 0; left--) outputs.add(read());
            return outputs;
          });
    }

    @Override
    public void close() {
      if (isClosed) return;
      isClosed = true;
      asked(CLOSE, () -> requests.writeInt(id), () -> null);
    }
  }
}
