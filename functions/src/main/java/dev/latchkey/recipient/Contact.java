package dev.latchkey.recipient;

/// One way to reach one person.
///
/// @param address brought into the form that the channel takes; what has another form is refused
public record Contact(Channel channel, Address address) {

    private static final String DOTS = "•••••";

    public Contact {
        address = Address.on(channel, address.value());
    }

    /// Enough for a person at support to recognise the address by, and not enough to use it: `+49•••••42`,
    /// `a•••••@example.com`, `•••••1042`. The dots are five, however many characters they stand for.
    public String masked() {
        var text = address.value();
        return switch (channel) {
            case PUSH -> DOTS + (text.length() < 12 ? "" : text.substring(text.length() - 4));
            case SMS -> text.substring(0, 3) + DOTS + text.substring(text.length() - 2);
            case EMAIL -> maskedMailbox(text.substring(0, text.indexOf('@'))) + text.substring(text.indexOf('@'));
        };
    }

    private static String maskedMailbox(String mailbox) {
        return (mailbox.length() > 2 ? mailbox.substring(0, 1) : "") + DOTS;
    }
}
