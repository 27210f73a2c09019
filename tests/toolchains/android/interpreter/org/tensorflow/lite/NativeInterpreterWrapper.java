package org.tensorflow.lite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.util.List;
import java.util.Map;

/** What Interpreter calls in the place of native code; here TensorFlow's own interpreter, in a process of its own. */
class NativeInterpreterWrapper implements AutoCloseable {
  private final InterpreterProcess.Model model;
  private final Long neverTimed = null;

  NativeInterpreterWrapper(ByteBuffer file, InterpreterImpl.Options options) {
    boolean isNative = file.isDirect() && file.order() == ByteOrder.nativeOrder();
    if (!(file instanceof MappedByteBuffer) && !isNative) {
      throw new IllegalArgumentException(
          "Model ByteBuffer should be a MappedByteBuffer, or a direct ByteBuffer in native order.");
    }
    model = InterpreterProcess.instance().open(file.duplicate(), options.getNumThreads());
  }

  NativeInterpreterWrapper(String path, InterpreterImpl.Options options) {
    throw new UnsupportedOperationException("models from files");
  }

  void run(Object[] inputs, Map<Integer, Object> outputs) {
    if (inputs == null || inputs.length == 0) {
      throw new IllegalArgumentException("Input error: Inputs should not be null or empty.");
    }
    if (outputs == null) throw new IllegalArgumentException("Input error: Outputs should not be null.");
    byte[][] given = new byte[inputs.length][];
    for (int i = 0; i < inputs.length; i++) given[i] = bytesOf((ByteBuffer) inputs[i], model.inputSizes.get(i));
    List<byte[]> answers = model.run(given);
    outputs.forEach((index, output) -> put(answers.get(index), (ByteBuffer) output));
  }

  /** Direct buffers in native order are read from their first byte, wherever they stand. */
  private static byte[] bytesOf(ByteBuffer buffer, int size) {
    if (buffer.capacity() != size) {
      throw new IllegalArgumentException(
          "Cannot copy to a TensorFlowLite tensor with " + size + " bytes from a Java Buffer with "
              + buffer.capacity() + " bytes.");
    }
    ByteBuffer source = buffer.duplicate();
    if (buffer.isDirect() && buffer.order() == ByteOrder.nativeOrder()) source.clear();
    byte[] bytes = new byte[size];
    source.get(bytes);
    return bytes;
  }

  /** Written from where the buffer stands; it stands behind the values afterwards. */
  private static void put(byte[] answer, ByteBuffer buffer) {
    if (answer.length > buffer.capacity()) {
      throw new IllegalArgumentException(
          "Cannot copy from a TensorFlowLite tensor with " + answer.length + " bytes to a Java Buffer with "
              + buffer.capacity() + " bytes.");
    }
    buffer.put(answer);
  }

  public String[] getSignatureKeys() {
    return new String[0];
  }

  Long getLastNativeInferenceDurationNanoseconds() {
    return neverTimed;
  }

  @Override
  public void close() {
    model.close();
  }
}
