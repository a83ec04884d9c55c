package dev.latchkey.device;

/// The controller was given a file or an option that it cannot use. The message is one line for a person and
/// repeats nothing secret.
public final class ConfigurationRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    ConfigurationRefused(String message) {
        super(message);
    }

    ConfigurationRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
