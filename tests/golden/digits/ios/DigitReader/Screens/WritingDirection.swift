extension StringProtocol {
  /// Whether this is written from right to left: its first letter decides, whatever the app's
  /// language is.
  var isWrittenRightToLeft: Bool {
    guard let first = unicodeScalars.first(where: \.properties.isAlphabetic) else { return false }
    return rightToLeftBlocks.contains { $0.contains(first.value) }
  }
}

/// The blocks that Unicode keeps for scripts written from right to left (UAX #9): Hebrew, Arabic
/// and their neighbours, their presentation forms, and two stretches of the supplementary plane.
private let rightToLeftBlocks: [ClosedRange<UInt32>] = [
  0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
]
