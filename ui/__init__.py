"""The console's screen: Qt, and nothing but Qt."""
