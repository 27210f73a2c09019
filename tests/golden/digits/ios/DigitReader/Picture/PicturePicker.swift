import PhotosUI
import SwiftUI

extension View {
  /// Lets the person choose one picture, with the system's own picker: it needs no permission.
  func picturePicker(
    isPresented: Binding<Bool>, onPick: @escaping @MainActor (any PictureSource) -> Void
  ) -> some View {
    modifier(PicturePicker(isPresented: isPresented, onPick: onPick))
  }
}

private struct PicturePicker: ViewModifier {
  let isPresented: Binding<Bool>
  let onPick: @MainActor (any PictureSource) -> Void
  @State private var selection: PhotosPickerItem?

  func body(content: Content) -> some View {
    content
      .photosPicker(
        isPresented: isPresented, selection: $selection, matching: .images,
        preferredItemEncoding: .current
      )
      .onChange(of: selection) { _, item in
        guard let item else { return }
        // So that the same picture can be picked again.
        selection = nil
        onPick(item)
      }
  }
}

extension PhotosPickerItem: PictureSource {
  func data() async throws -> Data {
    // Not the asynchronous function: it would take the item, which isn't Sendable, off this actor.
    let result = await withCheckedContinuation { continuation in
      loadTransferable(type: Data.self) { continuation.resume(returning: $0) }
    }
    guard case .success(let data?) = result else { throw PictureProblem.gone }
    return data
  }
}
