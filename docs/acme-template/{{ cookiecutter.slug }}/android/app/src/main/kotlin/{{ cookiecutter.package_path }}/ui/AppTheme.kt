package {{ cookiecutter.application_id }}.ui

import androidx.compose.foundation.isSystemInDarkTheme
{%- if cookiecutter.square_corners %}
import androidx.compose.foundation.shape.RoundedCornerShape
{%- endif %}
import androidx.compose.material3.MaterialTheme
{%- if cookiecutter.square_corners %}
import androidx.compose.material3.Shapes
{%- endif %}
import androidx.compose.runtime.Composable
{%- if cookiecutter.square_corners %}
import androidx.compose.ui.unit.dp
{%- endif %}

/** Our own colours on every system: the user's don't take their place. */
@Composable
fun AppTheme(content: @Composable () -> Unit) {
    MaterialTheme(
        colorScheme = if (isSystemInDarkTheme()) darkColors else lightColors,
{%- if cookiecutter.square_corners %}
        shapes = squareShapes,
{%- endif %}
        content = content
    )
}
{%- if cookiecutter.square_corners %}

private val square = RoundedCornerShape(2.dp)
private val squareShapes = Shapes(square, square, square, square, square)
{%- endif %}
