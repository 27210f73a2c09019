import Inference
import Testing

@testable import DigitReader

struct AcceleratorTextsTests {
  private func report(
    _ rejection: RejectionReason?, inUse: Accelerator = .cpu, choice: Choice = .measured
  ) -> AcceleratorReport {
    AcceleratorReport(
      inUse: inUse, candidates: [Candidate(.gpu, rejection: rejection), Candidate(.cpu)],
      choice: choice)
  }

  @Test func whatWasMeasuredAndIsAllRightComesOutTheSame() {
    #expect(!report(nil).mayComeOutOtherwise)
  }

  @Test(arguments: [RejectionReason.notAvailable, .knownToFail(explanation: "no L2_NORMALIZATION")])
  func whatIsNotThereOrKnownToFailComesOutTheSame(rejection: RejectionReason) {
    #expect(!report(rejection).mayComeOutOtherwise)
  }

  @Test func whatIsRememberedMayComeOutOtherwise() {
    #expect(report(nil, choice: .remembered).mayComeOutOtherwise)
  }

  @Test(arguments: [RejectionReason.crashedBefore, .failed(message: "no memory")])
  func whatWasRejectedMayComeOutOtherwise(rejection: RejectionReason) {
    #expect(report(rejection).mayComeOutOtherwise)
  }

  @Test func theOneInUseIsCalledSo() {
    let measured = report(nil)

    #expect(measured.outcomeText(of: Candidate(.cpu)) == "in use")
    #expect(measured.outcomeText(of: Candidate(.gpu)) == "not tried")
    #expect(measured.outcomeText(of: Candidate(.gpu, time: .zero)) == "works too")
  }

  @Test func aForcedOneIsCalledSo() {
    let forced = report(nil, inUse: .gpu, choice: .forced)
    let wrong = Candidate(.gpu, rejection: .wrongAnswer(error: .nan, tolerance: 0.01))

    #expect(forced.outcomeText(of: Candidate(.gpu)) == "in use because you chose it")
    #expect(
      forced.outcomeText(of: wrong)
        == "in use because you chose it: gave no numbers on the check picture")
  }

  @Test func reasonsNeverFillTheScreen() {
    let message = String(repeating: "refused ", count: 10_000)
    let failed = Candidate(.gpu, rejection: .failed(message: message))
    let known = Candidate(.gpu, rejection: .knownToFail(explanation: message))

    #expect(failed.text.count < 200)
    #expect(failed.isCutShort)
    #expect(known.text.count < 230)
    #expect(failed.text.hasPrefix("GPU: refused"))
  }
}
