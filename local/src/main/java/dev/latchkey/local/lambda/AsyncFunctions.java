package dev.latchkey.local.lambda;

/// The template's functions, handed events that nobody waits for: by topics, log groups, topic rules and `Event`
/// invocations.
public interface AsyncFunctions {

    /// Hands an event over and returns. A function that throws is tried again after one minute and after two
    /// more, as Lambda does; what fails every time becomes a dead letter. What Lambda itself refuses to run is
    /// tried again for six hours.
    ///
    /// @param function as for [Functions#invoke]
    /// @throws NoSuchFunction when the template has no function of that name
    void invokeAsync(String function, byte[] payload);
}
