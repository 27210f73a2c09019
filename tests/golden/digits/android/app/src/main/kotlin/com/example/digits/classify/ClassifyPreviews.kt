package com.example.digits.classify

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.Preview
import androidx.compose.ui.tooling.preview.PreviewLightDark
import com.example.digits.camera.CameraControls
import com.example.digits.ui.AppTheme

private const val LANDSCAPE = "spec:width=892dp,height=412dp,orientation=landscape"
private const val TABLET = "spec:width=1280dp,height=800dp"

@PreviewLightDark
@Preview(fontScale = 2f)
@Preview(locale = "iw")
@Preview(device = LANDSCAPE)
@Preview(device = LANDSCAPE, fontScale = 2f)
@Preview(device = TABLET)
@Composable
private fun RunningPreview() = Content(PreviewStates.running)

@Preview
@Composable
private fun FallenBackPreview() = Content(PreviewStates.fallenBack)

@Preview
@Composable
private fun ForcedPreview() = Content(PreviewStates.forced)

@PreviewLightDark
@Composable
private fun NotSurePreview() = Content(PreviewStates.running(PreviewStates.notSure))

@Preview
@Preview(fontScale = 2f)
@Composable
private fun LongLabelsPreview() = Content(PreviewStates.running(PreviewStates.longLabels))

@Preview
@Composable
private fun RightToLeftLabelsPreview() = Content(PreviewStates.running(PreviewStates.rightToLeft))

@Preview
@Composable
private fun OneCategoryPreview() = Content(PreviewStates.running(PreviewStates.one))

@Preview
@Composable
private fun FrozenPreview() = Content(PreviewStates.running, Scene.Frozen(previewPicture()))

@PreviewLightDark
@Preview(device = LANDSCAPE)
@Composable
private fun StillPreview() = Content(PreviewStates.running, Scene.Still(previewPicture()))

@PreviewLightDark
@Preview(fontScale = 2f)
@Composable
private fun LoadingPreview() = Content(PreviewStates.loading)

@Preview
@Composable
private fun WaitingPreview() = Content(PreviewStates.waiting)

@PreviewLightDark
@Preview(fontScale = 2f)
@Preview(device = LANDSCAPE)
@Composable
private fun FailedPreview() = Content(PreviewStates.failed)

@Composable
private fun Content(uiState: ClassifyUiState, scene: Scene = Scene.Live(true)) = AppTheme {
    ClassifyContent(
        uiState = uiState,
        scene = scene,
        controls = CameraControls(canSwitch = true, hasTorch = true),
        actions = ClassifyActions()
    ) { modifier -> PreviewPicture(modifier) }
}
