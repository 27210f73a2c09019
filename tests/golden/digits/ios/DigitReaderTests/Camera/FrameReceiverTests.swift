import CoreVideo
import Inference
import Testing
import os

@testable import DigitReader

struct FrameReceiverTests {
  private let geometry = OSAllocatedUnfairLock(
    initialState: PreviewGeometry(rotation: .clockwise90, aspectRatio: 0.5))
  private let frames: AsyncStream<CameraFrame>
  private let receiver: FrameReceiver

  init() {
    let (stream, continuation) = AsyncStream.makeStream(
      of: CameraFrame.self, bufferingPolicy: .bufferingNewest(1))
    frames = stream
    receiver = FrameReceiver(geometry: geometry, continuation: continuation)
  }

  @Test func framesAreCutToWhatThePreviewShows() async throws {
    geometry.withLock { $0.isMirrored = true }
    receiver.receive(try buffer(width: 16, height: 12), at: .seconds(2))
    let frame = try #require(await frames.first { _ in true })
    #expect(frame.timestamp == .seconds(2))
    #expect(frame.isMirrored)
    let size = try frame.source.withFrame { $0.geometry.uprightSize }
    #expect(size == ImageSize(width: 8, height: 16))
  }

  @Test func nothingIsPassedOnWhileNoPreviewIsShown() async throws {
    geometry.withLock { $0.rotation = nil }
    receiver.receive(try buffer(width: 16, height: 12), at: .seconds(1))
    geometry.withLock { $0.rotation = .half }
    receiver.receive(try buffer(width: 16, height: 12), at: .seconds(2))
    let frame = try #require(await frames.first { _ in true })
    #expect(frame.timestamp == .seconds(2))
    #expect(frame.droppedBefore == 0)
  }

  @Test func framesThatGaveWayAreCounted() async throws {
    let buffer = try buffer(width: 4, height: 4)
    for second in 1...4 { receiver.receive(buffer, at: .seconds(second)) }
    var iterator = frames.makeAsyncIterator()
    let newest = try #require(await iterator.next())
    receiver.receive(buffer, at: .seconds(5))
    let next = try #require(await iterator.next())
    receiver.receive(buffer, at: .seconds(6))
    let last = try #require(await iterator.next())
    #expect([newest, next, last].map(\.timestamp) == [.seconds(4), .seconds(5), .seconds(6)])
    #expect([newest, next, last].compactMap(\.droppedBefore).reduce(0, +) == 3)
    #expect(last.droppedBefore == 0)
  }

  private func buffer(width: Int, height: Int) throws -> CVPixelBuffer {
    var buffer: CVPixelBuffer?
    CVPixelBufferCreate(nil, width, height, kCVPixelFormatType_32BGRA, nil, &buffer)
    return try #require(buffer)
  }
}
