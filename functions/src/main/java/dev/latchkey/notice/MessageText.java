package dev.latchkey.notice;

/// The words of one message. The body can hold a code, so it shows itself to nobody but the messenger.
///
/// @param title a push's title or an e-mail's subject: never a code
/// @param body plain text
public record MessageText(String title, String body) {

    /// The same message with one more sentence at its end.
    MessageText and(String more) {
        return new MessageText(title, body + more);
    }

    @Override
    public String toString() {
        return "MessageText[…]";
    }
}
