package {{ cookiecutter.application_id }}.classify

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Card
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import {{ cookiecutter.application_id }}.inference.LoadingStep

/** Names what is being done while the model is opened. */
@Composable
fun LoadingCard(step: LoadingStep, modifier: Modifier = Modifier) {
    Card(modifier) {
        Row(
            modifier = Modifier.padding(24.dp),
            horizontalArrangement = Arrangement.spacedBy(16.dp),
            verticalAlignment = Alignment.CenterVertically
        ) {
            CircularProgressIndicator()
            Text(stepText(step))
        }
    }
}
