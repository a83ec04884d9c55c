package dev.latchkey.local.simulation;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A class of tests that play whole worlds, as `./latchkey simulate` does, with its quicker signatures. What runs after
/// it in the same JVM has the JDK's own again.
final class SigningQuickly implements BeforeAllCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        QuickSignatures.install();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        QuickSignatures.remove();
    }
}
