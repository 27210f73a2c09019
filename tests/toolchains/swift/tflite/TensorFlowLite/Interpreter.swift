import Foundation
import TensorFlowLiteC

/// Runs a model through the real library; `Fault` may spoil what it does.
public final class Interpreter {
  public let options: Options?
  public let delegates: [any Delegate]?

  private let handles: Handles
  private let fault: Fault?

  public struct Options: Equatable, Hashable {
    public var threadCount: Int? = nil
    public var isXNNPackEnabled = false
    public init() {}
  }

  public convenience init(modelPath: String, options: Options? = nil, delegates: [any Delegate]? = nil) throws {
    try self.init(model: TfLiteModelCreateFromFile(modelPath), of: nil, options, delegates)
  }

  public convenience init(modelData: Data, options: Options? = nil, delegates: [any Delegate]? = nil) throws {
    let data = modelData as NSData
    try self.init(model: TfLiteModelCreate(data.bytes, data.length), of: data, options, delegates)
  }

  private init(model: OpaquePointer?, of data: NSData?, _ options: Options?, _ delegates: [any Delegate]?) throws {
    guard let model else { throw InterpreterError.failedToLoadModel }
    self.options = options
    self.delegates = delegates
    fault = Fault.of(delegates?.first)
    handles = Handles(model: model, data: data)
    fault?.onCreate()
    let settings = TfLiteInterpreterOptionsCreate()
    defer { TfLiteInterpreterOptionsDelete(settings) }
    if let count = options?.threadCount, count > 0 { TfLiteInterpreterOptionsSetNumThreads(settings, Int32(count)) }
    for delegate in delegates ?? [] { TfLiteInterpreterOptionsAddDelegate(settings, delegate.cDelegate) }
    if options?.isXNNPackEnabled == true {
      handles.xnnpack = xnnpackDelegate(threads: options?.threadCount)
      TfLiteInterpreterOptionsAddDelegate(settings, handles.xnnpack)
    }
    guard let interpreter = TfLiteInterpreterCreate(model, settings) else {
      throw InterpreterError.failedToCreateInterpreter
    }
    handles.interpreter = interpreter
    Fault.tell(delegates?.first, options)
  }

  public var inputTensorCount: Int { Int(TfLiteInterpreterGetInputTensorCount(handles.interpreter)) }
  public var outputTensorCount: Int { Int(TfLiteInterpreterGetOutputTensorCount(handles.interpreter)) }

  public func allocateTensors() throws {
    try fault?.onAllocate()
    guard TfLiteInterpreterAllocateTensors(handles.interpreter) == kTfLiteOk else {
      throw InterpreterError.failedToAllocateTensors
    }
  }

  public func invoke() throws {
    try fault?.onInvoke()
    // Whatever went wrong, the real module says this.
    guard TfLiteInterpreterInvoke(handles.interpreter) == kTfLiteOk else {
      throw InterpreterError.allocateTensorsRequired
    }
  }

  public func input(at index: Int) throws -> Tensor {
    try check(index, count: inputTensorCount)
    let tensor = TfLiteInterpreterGetInputTensor(handles.interpreter, Int32(index))
    return try Tensor(tensor, missing: .allocateTensorsRequired)
  }

  public func output(at index: Int) throws -> Tensor {
    try check(index, count: outputTensorCount)
    let tensor = TfLiteInterpreterGetOutputTensor(handles.interpreter, Int32(index))
    let output = try Tensor(tensor, missing: .invokeInterpreterRequired)
    return fault?.spoiled(output) ?? output
  }

  /// Copies, then reads the tensor back: an input that can't be read makes this throw after the copy.
  @discardableResult
  public func copy(_ data: Data, toInputAt index: Int) throws -> Tensor {
    try check(index, count: inputTensorCount)
    guard let tensor = TfLiteInterpreterGetInputTensor(handles.interpreter, Int32(index)) else {
      throw InterpreterError.allocateTensorsRequired
    }
    let required = TfLiteTensorByteSize(tensor)
    guard data.count == required else {
      throw InterpreterError.invalidTensorDataCount(provided: data.count, required: required)
    }
    let status = data.withUnsafeBytes { TfLiteTensorCopyFromBuffer(tensor, $0.baseAddress, required) }
    guard status == kTfLiteOk else { throw InterpreterError.failedToCopyDataToInputTensor }
    return try input(at: index)
  }

  public func resizeInput(at index: Int, to shape: Tensor.Shape) throws {
    try check(index, count: inputTensorCount)
    let dimensions = shape.dimensions.map(Int32.init)
    let status = TfLiteInterpreterResizeInputTensor(
      handles.interpreter, Int32(index), dimensions, Int32(dimensions.count))
    guard status == kTfLiteOk else { throw InterpreterError.failedToResizeInputTensor(index: index) }
  }

  private func check(_ index: Int, count: Int) throws {
    guard 0..<count ~= index else { throw InterpreterError.invalidTensorIndex(index: index, maxIndex: count - 1) }
  }
}

/// Deletes the library's objects, also those of an interpreter whose `init` threw.
private final class Handles {
  let model: OpaquePointer
  /// The model is read in place.
  let data: NSData?
  var interpreter: OpaquePointer?
  var xnnpack: UnsafeMutablePointer<TfLiteDelegate>?

  init(model: OpaquePointer, data: NSData?) {
    self.model = model
    self.data = data
  }

  deinit {
    if let interpreter { TfLiteInterpreterDelete(interpreter) }
    if let xnnpack { TfLiteXNNPackDelegateDelete(xnnpack) }
    TfLiteModelDelete(model)
  }
}
