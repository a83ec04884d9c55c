package dev.latchkey.resend;

/// Who made a request.
@FunctionalInterface
public interface Askers {

    Asker of(String requestId);
}
