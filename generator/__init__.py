"""mobilegen turns a trained model into an Android and an iOS starter app and proves that both agree with it."""

__version__ = "0.1.0"
