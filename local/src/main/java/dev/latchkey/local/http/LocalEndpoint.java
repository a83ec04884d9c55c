package dev.latchkey.local.http;

/// An endpoint that exists only locally.
@FunctionalInterface
public interface LocalEndpoint {

    /// @throws InvalidField when a field of the body is missing or wrong: becomes a 400
    LocalResponse answer(LocalRequest request) throws InterruptedException;
}
