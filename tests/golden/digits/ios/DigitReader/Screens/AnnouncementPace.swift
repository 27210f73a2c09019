/// Leaves pauses between announcements, and says nothing twice in a row.
struct AnnouncementPace<Subject: Equatable> {
  private var latest: (subject: Subject, end: ContinuousClock.Instant)?
  private let pause: Duration

  init(pause: Duration = .seconds(2)) {
    self.pause = pause
  }

  /// When something may be said about the subject; nil if it was the last one.
  func turn(of subject: Subject, now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    guard let latest else { return now }
    return latest.subject == subject ? nil : max(now, latest.end)
  }

  mutating func announced(_ subject: Subject, at instant: ContinuousClock.Instant) {
    latest = (subject, instant + pause)
  }
}
