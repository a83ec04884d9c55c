package dev.latchkey.recipient;

import dev.latchkey.json.InvalidValue;
import java.net.IDN;
import java.util.Locale;
import java.util.Set;

/// Which e-mail addresses are taken: those whose form is right and whose domain can exist.
///
/// Nobody is asked whether the domain has a mail server: that would make a registration wait for a stranger's name
/// server. The domains that RFC 2606 reserves for examples (`.example`, `example.com`, `.net`, `.org`) are taken: they
/// belong to nobody, so a message to them can reach nobody by mistake, and samples and demonstrations need some.
final class EmailAddress {

    /// Never in the public DNS: RFC 6761, 6762, 7686, 8375 (`home.arpa`), 9476 and ICANN's `internal`; and `con`, which
    /// is nothing but `com` mistyped.
    private static final Set<String> NO_TLDS =
            Set.of("invalid", "localhost", "test", "local", "onion", "arpa", "alt", "internal", "con");

    private EmailAddress() {}

    /// An address as somebody wrote it, its domain in lower-case ASCII.
    ///
    /// @throws InvalidValue where it can reach nobody; its reason names the domain that seems to be meant
    static Address read(String text) {
        var written = text.strip();
        int at = written.lastIndexOf('@');
        if (at < 1) {
            throw new InvalidValue("must be an e-mail address");
        }
        var domain = ascii(written.substring(at + 1));
        requireMeant(domain);
        var address = Address.on(Channel.EMAIL, written.substring(0, at + 1) + domain);
        requirePublic(domain);
        return address;
    }

    /// The JDK's tables for other scripts take a while to load, and few domains need them.
    private static String ascii(String domain) {
        try {
            var isAscii = domain.chars().allMatch(character -> character < 0x80);
            return (isAscii ? domain : IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            // Its message quotes the domain; the fault below does not.
            throw new InvalidValue("must be an e-mail address of a valid domain");
        }
    }

    private static void requireMeant(String domain) {
        MailboxProviders.meantBy(domain).ifPresent(meant -> {
            throw new InvalidValue("must be an e-mail address of a domain that exists: did you mean " + meant + "?");
        });
    }

    private static void requirePublic(String domain) {
        if (NO_TLDS.contains(domain.substring(domain.lastIndexOf('.') + 1))) {
            throw new InvalidValue("must be an e-mail address of a public domain");
        }
    }
}
