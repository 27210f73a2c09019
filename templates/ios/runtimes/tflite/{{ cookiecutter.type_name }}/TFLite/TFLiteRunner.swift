import Foundation
import Inference
import TensorFlowLite

/// A TensorFlow Lite model, ready to run with some delegates.
///
/// TensorFlow Lite's Swift API hands out copies: of the input when it has been filled, of the output
/// when it is read.
final class TFLiteRunner: ModelRunner {
  private let interpreter: Interpreter
  private let file: ModelFile
  private var input: Data
  // An array, because `Data` keeps a few bytes in itself, where numbers may stand misaligned.
  private var output: [UInt8]

  init(
    contentsOf url: URL, file: ModelFile, options: Interpreter.Options, delegates: [any Delegate]
  ) throws {
    self.file = file
    interpreter = try Interpreter(
      modelPath: url.path(percentEncoded: false), options: options, delegates: delegates)
    try interpreter.allocateTensors()
    input = Data(count: file.input.count * file.input.dtype.size)
    output = Array(repeating: 0, count: file.output.count * file.output.dtype.size)
  }

  func withInput<Result>(_ body: (TensorView) throws -> Result) rethrows -> Result {
    try input.withUnsafeMutableBytes { bytes in
      try body(TensorView(packed: bytes, for: ModelContract.preprocessing))
    }
  }

  func run() throws {
    try interpreter.copy(input, toInputAt: 0)
    do {
      try interpreter.invoke()
    } catch InterpreterError.allocateTensorsRequired {
      // What it calls every failure of a run. The reason stands in the console alone.
      throw InterpreterError.tensorFlowLiteError("The run failed.")
    }
    // On a GPU this waits for the result.
    let data = try interpreter.output(at: 0).data
    guard data.count == output.count else {
      throw InferenceError.unexpectedTensor(file.output.name, reason: "it has \(data.count) bytes")
    }
    _ = output.withUnsafeMutableBytes { data.copyBytes(to: $0) }
  }

  func withOutput<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try output.withUnsafeBytes(body)
  }
}
