import Accessibility
import SwiftUI

extension View {
  /// Lets VoiceOver say `text` whenever `subject` changes: at most every two seconds, and only after
  /// what it is saying already.
  func announcing(_ text: String, of subject: some Equatable) -> some View {
    modifier(Announcer(text: text, subject: subject))
  }
}

private struct Announcer<Subject: Equatable>: ViewModifier {
  let text: String
  let subject: Subject
  /// What is to be said changes while it waits for its turn.
  @State private var newest = ""
  @State private var pace = AnnouncementPace<Subject>()

  func body(content: Content) -> some View {
    content
      .onChange(of: text, initial: true) { newest = text }
      .task(id: subject) { await announce() }
  }

  /// Waits for its turn, unless there is another subject before that.
  private func announce() async {
    guard let turn = pace.turn(of: subject, now: .now),
      (try? await Task.sleep(until: turn, clock: .continuous)) != nil
    else { return }
    pace.announced(subject, at: .now)
    var announcement = AttributedString(newest)
    announcement.accessibilitySpeechAnnouncementPriority = .low
    AccessibilityNotification.Announcement(announcement).post()
  }
}
