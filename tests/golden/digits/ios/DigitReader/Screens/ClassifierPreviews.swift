import SwiftUI

#Preview("Sure") { Content(state: .running(.sample)) }
#Preview("Dark") { Content(state: .running(.sample)).preferredColorScheme(.dark) }
#Preview("Large text") { Content(state: .running(.sample)).dynamicTypeSize(.accessibility3) }
#Preview("Right to left") {
  Content(state: .running(.sample(.rightToLeft))).environment(\.layoutDirection, .rightToLeft)
}
#Preview("Landscape", traits: .landscapeLeft) { Content(state: .running(.sample)) }
#Preview("Landscape, large text", traits: .landscapeLeft) {
  Content(state: .running(.sample)).dynamicTypeSize(.accessibility3)
}
#Preview("Fall-back") { Content(state: .running(.fallenBack)) }
#Preview("Forced") { Content(state: .running(.forced)) }
#Preview("Not sure") { Content(state: .running(.sample(.notSure))) }
#Preview("Long labels") { Content(state: .running(.sample(.longLabels))) }
#Preview("Many results") { Content(state: .running(.sample(.many))) }
#Preview("Frozen") {
  Content(state: .running(.sample), scene: .frozen(.sample, isMirrored: false))
}
#Preview("Still") { Content(state: .running(.sample), scene: .still(.sample)) }
#Preview("Still, landscape", traits: .landscapeLeft) {
  Content(state: .running(.sample), scene: .still(.sample))
}
#Preview("Waiting") { Content(state: .running(.waiting), scene: .live(hasFrames: false)) }
#Preview("Loading") { Content(state: .loading(.preparing(.neuralEngine))) }
#Preview("Failed") { Content(state: .sampleFailure) }
#Preview("Failed, landscape", traits: .landscapeLeft) { Content(state: .sampleFailure) }
#Preview("Permission") {
  Content(state: .loading(.readingModel), obstacle: .access(.undecided))
}
#Preview("No camera") { Content(state: .running(.waiting), obstacle: .problem(.noCamera)) }

private struct Content: View {
  let state: ClassifierState
  var scene = PictureScene.live(hasFrames: true)
  var obstacle: CameraObstacle?

  var body: some View {
    ClassifierContent(
      state: state, scene: scene, obstacle: obstacle,
      controls: CameraControls(canSwitch: true, hasTorch: true), actions: ClassifierActions()
    ) {
      SampleLandscape()
    }
  }
}
