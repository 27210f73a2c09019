import Testing

@testable import {{ cookiecutter.type_name }}

struct FrameRateTests {
  @Test func rateOfSteadyFrames() {
    var rate = FrameRate()
    let start = ContinuousClock().now
    #expect(rate.count(at: start) == 0)
    let rates = (1...100).map { rate.count(at: start + .milliseconds(50 * $0)) }
    #expect(rates.allSatisfy { abs($0 - 20) < 0.001 })
  }
}
