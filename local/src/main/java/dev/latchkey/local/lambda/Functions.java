package dev.latchkey.local.lambda;

/// The template's Lambda functions, called by name.
public interface Functions {

    /// Runs a function to its end on the caller's thread.
    ///
    /// @param function its physical name, its ARN, or its ARN with a version or alias
    /// @param payload the event, JSON in UTF-8
    /// @return the answer, JSON in UTF-8
    /// @throws FunctionFailed when the function threw; carries what Lambda would report of it
    /// @throws InvocationRefused when Lambda itself would not run it, or what came of it is lost
    /// @throws NoSuchFunction when the template has no function of that name
    byte[] invoke(String function, byte[] payload);
}
