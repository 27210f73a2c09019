import Accessibility
import SwiftUI

extension View {
  /// Lets VoiceOver say `text` whenever `subject` changes: at most every two seconds, and only after
  /// what it is saying already.
  func announcing(_ text: String, of subject: some Equatable) -> some View {
    modifier(Announcer(text: text, subject: subject))
  }

  /// Keeps quiet what is in here while something else lies over it. What is still to be said is said
  /// afterwards.
  func announcementsSilenced(_ isSilenced: Bool) -> some View {
    environment(\.areAnnouncementsSilenced, isSilenced)
  }
}

private struct AnnouncementsSilencedKey: EnvironmentKey {
  static let defaultValue = false
}

extension EnvironmentValues {
  fileprivate var areAnnouncementsSilenced: Bool {
    get { self[AnnouncementsSilencedKey.self] }
    set { self[AnnouncementsSilencedKey.self] = newValue }
  }
}

private struct Announcer<Subject: Equatable>: ViewModifier {
  let text: String
  let subject: Subject
  /// What is to be said changes while it waits for its turn.
  @State private var newest = ""
  @State private var pace = AnnouncementPace<Subject>()
  @Environment(\.areAnnouncementsSilenced) private var isSilenced

  func body(content: Content) -> some View {
    content
      .onChange(of: text, initial: true) { newest = text }
      .task(id: isSilenced ? nil : subject) { await announce() }
  }

  /// Waits for its turn, unless before that there is another subject or quiet is wanted.
  private func announce() async {
    guard !isSilenced, let turn = pace.turn(of: subject, now: .now),
      (try? await Task.sleep(until: turn, clock: .continuous)) != nil
    else { return }
    pace.announced(subject, at: .now)
    var announcement = AttributedString(newest)
    announcement.accessibilitySpeechAnnouncementPriority = .low
    AccessibilityNotification.Announcement(announcement).post()
  }
}
