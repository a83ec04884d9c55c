package dev.latchkey.json;

/// What came in is no JSON object: not UTF-8, not JSON, a key twice in one object, nested too deeply, or
/// followed by more.
///
/// The message repeats nothing of the input, and there is no cause, because the parser's own messages quote it.
public final class InvalidJson extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvalidJson(String reason) {
        super(reason);
    }
}
