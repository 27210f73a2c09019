import CoreVideo
import Foundation
import Inference

/// Opens the generated classifier as the app does, classifies its golden frames as a camera would deliver them, and
/// prints what it says by lines.
///
/// Arguments: the runtime's name in the app, then in any order `again` to measure again, `killed` to be ended by a signal
/// while the classifier is open, the id of an accelerator to force it, and `without:` with the id of one that is no
/// candidate.
@main enum RunClassifier {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let runtime = Runtime(rawValue: arguments[0])?.make() else { fatalError("no runtime \(arguments[0])") }
    let wishes = Set(arguments.dropFirst())
    let named = { (id: String) in runtime.accelerators.first { $0.id == id } }
    let options = ClassifierOptions(
      forced: wishes.lazy.compactMap(named).first,
      measureAgain: wishes.contains("again"),
      without: wishes.lazy.compactMap { named(String($0.dropFirst("without:".count))) }.first)
    do {
      let classifier = try await ModelImageClassifier.open(
        runtime: runtime, options: options, memory: .onThisDevice(for: runtime)
      ) { tell("step", "\($0)") }
      tell(classifier.accelerators)
      tell("runtime", classifier.model.runtime)
      // To the stand-ins: what fails now fails at a frame.
      setenv("IN_USE", "", 1)
      try await classifyGoldenFrames(with: classifier)
      if let plan = await classifier.computePlan() {
        tell("plan", "\(plan.neuralEngine)", "\(plan.gpu)", "\(plan.cpu)")
      }
      if wishes.contains("killed") { kill(getpid(), SIGKILL) }
    } catch let nothing as NoAcceleratorError {
      tell("accelerator", "none")
      nothing.candidates.forEach(tell)
    } catch {
      tell("failed", error.localizedDescription)
    }
  }

  static func classifyGoldenFrames(with classifier: any ImageClassifier) async throws {
    for vector in try GoldenVectors.bundled() {
      for category in try await classifier.classify(cameraFrame(vector.frame)).categories {
        tell("category", vector.name, "\(category.index)", "\(category.score)", category.label)
      }
    }
  }

  /// The same picture in a pixel buffer, whose rows are padded.
  static func cameraFrame(_ frame: StoredFrame) throws -> PixelBufferFrame {
    let geometry = frame.geometry
    var created: CVPixelBuffer?
    guard CVPixelBufferCreate(geometry.width, geometry.height, kCVPixelFormatType_32BGRA, &created) == kCVReturnSuccess,
      let buffer = created
    else { fatalError("no pixel buffer") }
    CVPixelBufferLockBaseAddress(buffer, [])
    defer { CVPixelBufferUnlockBaseAddress(buffer, []) }
    let pixels = CVPixelBufferGetBaseAddress(buffer)!.assumingMemoryBound(to: UInt8.self)
    for row in 0..<geometry.height {
      for byte in 0..<4 * geometry.width {
        // Red and blue change places.
        let source = byte % 4 == 3 || frame.format == .bgra ? byte : byte - byte % 4 + 2 - byte % 4
        pixels[row * CVPixelBufferGetBytesPerRow(buffer) + byte] = frame.bytes[row * geometry.rowStride + source]
      }
    }
    return PixelBufferFrame(buffer, rotation: geometry.rotation, isMirrored: geometry.isMirrored)
  }

  static func tell(_ report: AcceleratorReport) {
    tell("accelerator", report.inUse.id)
    tell("choice", "\(report.choice)")
    report.candidates.forEach(tell)
  }

  static func tell(_ candidate: Candidate) {
    if let rejection = candidate.rejection { tell("rejected", candidate.accelerator.id, "\(rejection)") }
    if let time = candidate.time { tell("timed", candidate.accelerator.id, "\(time)") }
  }

  /// Written at once: the process may die at any moment.
  static func tell(_ fields: String...) {
    FileHandle.standardOutput.write(Data((fields.joined(separator: "\t") + "\n").utf8))
  }
}
