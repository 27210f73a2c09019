plugins {
    alias(libs.plugins.android.library)
}

android {
    namespace = "{{ cookiecutter.application_id }}.inference"
    compileSdk = libs.versions.compileSdk.get().toInt()

    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
        consumerProguardFiles("consumer-rules.pro")
        testInstrumentationRunner = "androidx.test.runner.AndroidJUnitRunner"
    }

    compileOptions {
        val java = JavaVersion.toVersion(libs.versions.java.get())
        sourceCompatibility = java
        targetCompatibility = java
    }
}

dependencies {
    implementation(libs.coroutines.android)
{%- if cookiecutter.model.select_tf_ops %}
    implementation(libs.tensorflow.lite)
    // The Interpreter finds it by itself.
    runtimeOnly(libs.tensorflow.lite.select.tf.ops)
{%- elif cookiecutter.model.stateful %}
    implementation(libs.litert)
{%- else %}
    implementation(libs.litert)
    implementation(libs.litert.gpu)
{%- endif %}
{%- for vendor in cookiecutter.npu %}
    runtimeOnly(libs.litert.npu.{{ vendor | replace('-', '.') }})
{%- endfor %}

    testImplementation(libs.junit)
    testImplementation(libs.kotlin.test.junit)

    androidTestImplementation(libs.androidx.test.junit)
    androidTestImplementation(libs.androidx.test.runner)
    androidTestImplementation(libs.kotlin.test.junit)
}
