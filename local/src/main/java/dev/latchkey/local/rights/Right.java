package dev.latchkey.local.rights;

/// What a call takes.
///
/// @param action such as `dynamodb:GetItem`
/// @param resource an ARN, `*` where AWS knows none for the action, or [#ANY] where the call does not say which
record Right(String action, String resource) {

    /// A task token does not name its state machine.
    static final String ANY = "";

    static Right anywhere(String action) {
        return new Right(action, ANY);
    }
}
