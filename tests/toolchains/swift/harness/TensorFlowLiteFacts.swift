import Foundation
import TensorFlowLite

/// Prints what the stand-in does where the real module surprises.
///
/// Arguments: a model of float32, and one whose input and output are int8.
@main enum TensorFlowLiteFacts {
  static func main() throws {
    let (float, int8) = (CommandLine.arguments[1], CommandLine.arguments[2])
    try tellOfFloat(Interpreter(modelPath: float))
    try tellOfInt8(Interpreter(modelData: Data(contentsOf: URL(fileURLWithPath: int8))))
    tell("no model") { _ = try Interpreter(modelPath: "/nowhere") }
    tell("no Neural Engine") { print(CoreMLDelegate() == nil, terminator: " ") }
    var everywhere = CoreMLDelegate.Options()
    everywhere.enabledDevices = .all
    tell("all devices") { print(CoreMLDelegate(options: everywhere) == nil, terminator: " ") }
    tell("no Metal") { _ = try Interpreter(modelPath: float, delegates: [MetalDelegate()]) }
  }

  static func tellOfFloat(_ interpreter: Interpreter) throws {
    tell("input before allocation") { _ = try interpreter.input(at: 0) }
    tell("invoke before allocation") { try interpreter.invoke() }
    try interpreter.allocateTensors()
    let input = try interpreter.input(at: 0)
    print("input", input.dataType, input.shape.dimensions, input.quantizationParameters == nil)
    tell("short data") { _ = try interpreter.copy(Data(count: 5), toInputAt: 0) }
    tell("no such input") { _ = try interpreter.copy(input.data, toInputAt: 1) }
    try interpreter.copy(Data(count: input.data.count), toInputAt: 0)
    try interpreter.invoke()
    let output = try interpreter.output(at: 0)
    try interpreter.copy(Data(repeating: 0x3F, count: input.data.count), toInputAt: 0)
    try interpreter.invoke()
    print("an output is a copy:", try interpreter.output(at: 0).data != output.data)
  }

  static func tellOfInt8(_ interpreter: Interpreter) throws {
    try interpreter.allocateTensors()
    tell("int8 in") { _ = try interpreter.copy(Data(count: 32 * 32 * 3), toInputAt: 0) }
    try interpreter.invoke()
    tell("int8 out") { _ = try interpreter.output(at: 0) }
  }

  static func tell(_ what: String, _ body: () throws -> Void) {
    print(what, terminator: ": ")
    do {
      try body()
      print("fine")
    } catch {
      print(error)
    }
  }
}
