package com.example.digits.ui

import androidx.annotation.DrawableRes
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.tooling.preview.Preview
import androidx.compose.ui.tooling.preview.PreviewLightDark
import androidx.compose.ui.unit.dp
import com.example.digits.R

/**
 * A whole screen that says one thing and offers at most two ways on.
 *
 * @param action what most people want to do next; null if there is nothing to do.
 * @param otherAction what they may do instead.
 */
@Composable
fun MessageScreen(
    title: String,
    text: String,
    modifier: Modifier = Modifier,
    @DrawableRes icon: Int = R.drawable.ic_camera,
    action: String? = null,
    onAction: () -> Unit = {},
    otherAction: String? = null,
    onOtherAction: () -> Unit = {}
) {
    Surface(modifier.fillMaxSize()) {
        Box(Modifier.safeDrawingPadding(), contentAlignment = Alignment.Center) {
            Column(
                modifier = Modifier
                    .verticalScroll(rememberScrollState())
                    .padding(24.dp)
                    .widthIn(max = 440.dp),
                verticalArrangement = Arrangement.spacedBy(16.dp),
                horizontalAlignment = Alignment.CenterHorizontally
            ) {
                MessageIcon(icon)
                Message(title, text)
                MessageActions(action, onAction, otherAction, onOtherAction)
            }
        }
    }
}

@Composable
private fun MessageIcon(@DrawableRes icon: Int) {
    val colors = MaterialTheme.colorScheme
    Box(
        modifier = Modifier.size(88.dp).background(colors.secondaryContainer, CircleShape),
        contentAlignment = Alignment.Center
    ) {
        Icon(
            painter = painterResource(icon),
            contentDescription = null,
            modifier = Modifier.size(40.dp),
            tint = colors.onSecondaryContainer
        )
    }
}

@Composable
private fun ColumnScope.Message(title: String, text: String) {
    Text(
        text = title,
        modifier = Modifier.semantics { heading() },
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.headlineSmall
    )
    Text(
        text = text,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.bodyLarge
    )
}

@PreviewLightDark
@Preview(fontScale = 2f)
@Composable
private fun MessageScreenPreview() {
    AppTheme {
        MessageScreen(
            title = "Camera access",
            text = "Pictures never leave this device.",
            action = "Allow the camera",
            otherAction = "Choose a picture"
        )
    }
}
