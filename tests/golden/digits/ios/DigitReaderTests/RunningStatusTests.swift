import Inference
import Testing

@testable import DigitReader

struct RunningStatusTests {
  private let running = ClassifierState.Running.sample

  @Test func liveStatusIsThePaceOfTheFrames() {
    let status = running.status(isLive: true)
    #expect(status.inference == running.pace?.inference)
    #expect(status.framesPerSecond == 30)
    #expect(status.groups.count == 3)
    #expect(status.groups[0] == "Neural Engine")
    #expect(status.groups[2] == "30 fps")
  }

  @Test func beforeTheFirstFrameItIsTheAcceleratorAlone() {
    #expect(ClassifierState.Running.waiting.status(isLive: true).groups == ["Neural Engine"])
  }

  @Test func heldFrameHasItsOwnTimeAndNoRate() {
    let status = running.status(isLive: false)
    #expect(status.inference == running.classification?.times.inference)
    #expect(status.framesPerSecond == nil)
  }

  @Test func pictureThatIsNotClassifiedYetHasNone() {
    #expect(ClassifierState.Running.waiting.status(isLive: false).inference == nil)
  }

  @Test func abbreviationsAreSpokenInFull() {
    #expect(running.status(isLive: true).spokenGroups.last == "30 frames per second")
  }
}
