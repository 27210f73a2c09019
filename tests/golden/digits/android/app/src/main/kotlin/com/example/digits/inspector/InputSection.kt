package com.example.digits.inspector

import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.FilterQuality
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.inference.ImageSize
import com.example.digits.inference.InputPicture
import com.example.digits.inference.ModelDescription
import com.example.digits.inference.QuantizationParams
import com.example.digits.inference.TensorSpec

/** The input tensor as a picture: the quickest way to find a mistake in preprocessing. */
@Composable
internal fun InputSection(model: ModelDescription, input: InputPicture?, picture: ImageBitmap?) {
    val preprocessing = model.preprocessing
    Section(stringResource(R.string.inspector_input)) {
        FlowRow(
            horizontalArrangement = Arrangement.spacedBy(16.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp)
        ) {
            Picture(picture, preprocessing.size)
            Column(
                modifier = Modifier.widthIn(min = 120.dp),
                verticalArrangement = Arrangement.spacedBy(8.dp)
            ) {
                WideFact(stringResource(R.string.inspector_shape), shapeText(model.input))
                WideFact(stringResource(R.string.inspector_type), typeText(model.input))
                WideFact(stringResource(R.string.inspector_range), rangeText(input))
            }
        }
        Fact(stringResource(R.string.inspector_preparation), preparationText(preprocessing))
        Fact(
            stringResource(R.string.inspector_mean),
            channelsText(preprocessing.normalization.mean)
        )
        Fact(
            stringResource(R.string.inspector_std),
            channelsText(preprocessing.normalization.std)
        )
        Quantization(model.input)
    }
}

/** Pixel by pixel: smoothing would hide what the model gets. */
@Composable
private fun Picture(picture: ImageBitmap?, size: ImageSize) {
    Box(
        modifier = Modifier
            .width(144.dp)
            .aspectRatio(size.width.toFloat() / size.height)
            .clip(MaterialTheme.shapes.small)
            .background(MaterialTheme.colorScheme.surfaceContainerHighest),
        contentAlignment = Alignment.Center
    ) {
        if (picture == null) return@Box Note(stringResource(R.string.inspector_no_frame))
        Image(
            bitmap = picture,
            contentDescription = stringResource(R.string.inspector_picture),
            modifier = Modifier.matchParentSize(),
            contentScale = ContentScale.FillBounds,
            filterQuality = FilterQuality.None
        )
    }
}

@Composable
private fun Quantization(tensor: TensorSpec) {
    if (tensor.quantization == QuantizationParams(scale = 1f, zeroPoint = 0)) return
    val (scale, zeroPoint) = tensor.quantization
    Fact(
        stringResource(R.string.inspector_quantization),
        stringResource(
            R.string.inspector_quantization_value,
            errorNumber(scale),
            number(zeroPoint.toDouble())
        )
    )
}

@Composable
private fun rangeText(input: InputPicture?): String {
    if (input == null) return stringResource(R.string.inspector_unknown)
    return stringResource(
        R.string.inspector_range_value,
        number(input.lowest.toDouble(), digits = 2),
        number(input.highest.toDouble(), digits = 2)
    )
}
