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
    implementation(libs.litert)
    implementation(libs.litert.gpu)
{%- for vendor in cookiecutter.npu %}
    runtimeOnly(libs.litert.npu.{{ vendor | replace('-', '.') }})
{%- endfor %}

    testImplementation(libs.junit)
    testImplementation(libs.kotlin.test.junit)

    androidTestImplementation(libs.androidx.test.junit)
    androidTestImplementation(libs.androidx.test.runner)
    androidTestImplementation(libs.kotlin.test.junit)
}
