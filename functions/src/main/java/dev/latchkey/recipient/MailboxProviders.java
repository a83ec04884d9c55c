package dev.latchkey.recipient;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The domains of large mailbox providers, and what is commonly typed in their place.
///
/// A slip is one letter missing, doubled or too many, or two that changed places, or `.con` for `.com`. The first
/// letter counts as right, and a replaced letter is no slip: else `mail.com`, `ymail.com` and `cloud.com`, which
/// exist, would be refused. For the same reason no name shorter than five letters is on the list.
final class MailboxProviders {

    private static final Set<String> DOMAINS = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "outlook.de",
            "outlook.fr",
            "hotmail.com",
            "hotmail.de",
            "hotmail.fr",
            "hotmail.it",
            "hotmail.co.uk",
            "yahoo.com",
            "yahoo.de",
            "yahoo.fr",
            "yahoo.it",
            "yahoo.co.uk",
            "icloud.com",
            "t-online.de",
            "freenet.de",
            "wanadoo.fr",
            "laposte.net",
            "orange.fr",
            "libero.it",
            "protonmail.com",
            "btinternet.com",
            "comcast.net");

    private MailboxProviders() {}

    /// The provider that somebody who typed this domain seems to have meant; empty where it is right, or like none.
    ///
    /// @param domain in lower case
    static Optional<String> meantBy(String domain) {
        return DOMAINS.contains(domain)
                ? Optional.empty()
                : DOMAINS.stream()
                        .filter(provider -> isSlipOf(provider, domain))
                        .sorted()
                        .findFirst();
    }

    private static boolean isSlipOf(String provider, String typed) {
        return typed.equals(provider.replace(".com", ".con"))
                || missing(provider).anyMatch(typed::equals)
                || missing(typed).anyMatch(provider::equals)
                || swapped(provider).anyMatch(typed::equals);
    }

    /// The domain less one letter after the first.
    private static Stream<String> missing(String domain) {
        return IntStream.range(1, domain.length()).mapToObj(i -> domain.substring(0, i) + domain.substring(i + 1));
    }

    /// The domain with two neighbours after the first letter changed.
    private static Stream<String> swapped(String domain) {
        return IntStream.range(1, domain.length() - 1)
                .mapToObj(i ->
                        domain.substring(0, i) + domain.charAt(i + 1) + domain.charAt(i) + domain.substring(i + 2));
    }
}
