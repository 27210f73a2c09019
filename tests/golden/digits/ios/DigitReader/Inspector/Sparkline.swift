import Charts
import SwiftUI

/// Durations as a line over zero, the latest at the trailing end.
struct Sparkline: View {
  let series: [Duration]

  var body: some View {
    Chart(Array(series.enumerated()), id: \.offset) { frame, duration in
      let milliseconds = duration / .milliseconds(1)
      AreaMark(x: .value("Frame", frame), y: .value("Time", milliseconds))
        .foregroundStyle(.tint.opacity(0.12))
      LineMark(x: .value("Frame", frame), y: .value("Time", milliseconds))
        .foregroundStyle(.tint)
    }
    .chartXAxis(.hidden)
    .chartYAxis(.hidden)
  }
}
