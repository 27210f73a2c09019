package {{ cookiecutter.application_id }}.ui

import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.ui.graphics.Color

// Both schemes are made from the accent colour #{{ cookiecutter.brand.accent }}.
// From Android 12 on the user's own colours take their place.

internal val lightColors = lightColorScheme(
{%- for role, color in cookiecutter.brand.light.items() %}
    {{ role }} = Color(0xFF{{ color }}){{ "" if loop.last else "," }}
{%- endfor %}
)

internal val darkColors = darkColorScheme(
{%- for role, color in cookiecutter.brand.dark.items() %}
    {{ role }} = Color(0xFF{{ color }}){{ "" if loop.last else "," }}
{%- endfor %}
)
