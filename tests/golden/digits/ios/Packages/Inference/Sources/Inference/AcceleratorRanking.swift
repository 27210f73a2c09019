extension AcceleratorReport {
  /// The first of `candidates` that is right and that no later one clearly outruns, and why those
  /// before it aren't used; nil if none is right.
  init?(ranking candidates: [Candidate]) {
    let ranked = candidates.indices.map { index in
      candidates[index].givenUp(for: candidates[(index + 1)...].fastest)
    }
    guard let winner = ranked.first(where: \.isRight) else { return nil }
    self.init(inUse: winner.accelerator, candidates: ranked)
  }
}

extension Candidate {
  /// The share of its time that a later accelerator must at most need to be used in an earlier one's
  /// place. A phone's clock, heat and other apps change times by a third from one minute to the next;
  /// and at equal speed the earlier accelerator draws less power.
  private static let clearlyFaster = 2.0 / 3

  fileprivate var isRight: Bool { rejection == nil && time != nil }

  fileprivate func givenUp(for other: Candidate?) -> Candidate {
    guard rejection == nil, let time, let other, let otherTime = other.time,
      otherTime < time * Candidate.clearlyFaster
    else { return self }
    let reason = RejectionReason.slower(time: time, than: other.accelerator, thanTime: otherTime)
    return Candidate(accelerator, rejection: reason, time: time)
  }
}

extension [Candidate] {
  /// Those that may win, whatever the times of later candidates: the one that would win now, and those
  /// that are faster, but not clearly.
  var contenders: [Candidate] {
    let leader = AcceleratorReport(ranking: self)?.inUse
    guard let leading = first(where: { $0.accelerator == leader }), let time = leading.time else {
      return []
    }
    return filter { $0 == leading || $0.isRight && ($0.time ?? time) < time }
  }
}

extension Sequence<Candidate> {
  fileprivate var fastest: Candidate? {
    filter(\.isRight).min { ($0.time ?? .zero) < ($1.time ?? .zero) }
  }
}
