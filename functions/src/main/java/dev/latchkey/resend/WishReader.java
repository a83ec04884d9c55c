package dev.latchkey.resend;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.TextRule;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.TrackingNumber;
import dev.latchkey.support.FreeText;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what people type: `{"trackingNumber", "reason", "agent", "channel", "newContact": {"channel", "address"},
/// "language", "carrier", "action"}`, of which only the first is needed.
///
/// A field that nobody knows is refused: what it was meant to change would be done otherwise without a word.
public final class WishReader {

    private static final String LANGUAGE = "language";
    private static final String ENGLISH = "en";

    private static final List<String> FIELDS =
            List.of("trackingNumber", "reason", "agent", "channel", "newContact", LANGUAGE, "carrier", "action");

    /// The Step Functions console writes one into a new input, another one comes with a nested start.
    private static final Pattern NOBODYS = Pattern.compile("[Cc]omment|AWS_.*");

    /// What people write between the letters and digits, and copy with them.
    private static final Pattern BETWEEN = Pattern.compile("[\\p{Z}\\s\\p{Cf}\\p{Pd}._/\\\\'\"#*]+");

    private static final int LONGEST_REASON = 200;
    private static final TextRule AGENT = TextRule.matching("(?s).{1,100}", "must have at most 100 characters");
    private static final TextRule ADDRESS = TextRule.matching("(?s).{1,4096}", "is too long");
    private static final TextRule TYPED = TextRule.matching("(?s).{1,200}", "must have 4 to 40 letters and digits");
    private static final TextRule CARRIER =
            TextRule.matching("[A-Za-z0-9-]{1,40}", "must be the name of a carrier, such as acme");

    private static final Map<String, Action> ACTIONS = words(Action.values());
    private static final Map<String, Channel> CHANNELS = words(Channel.values());

    /// What was typed.
    ///
    /// @param newContact as it was written; whether it can be reached is not known yet
    public record Typed(Wish wish, Optional<Proposal> newContact) {}

    /// @throws InvalidField for the first field that is missing or breaks a rule; its reason repeats no value
    public Typed read(JsonObject json) {
        requireKnownFields(json);
        var trackingNumber = json.value("trackingNumber", WishReader::trackingNumber);
        var newContact = json.optionalObject("newContact").map(WishReader::proposal);
        var wish = new Wish(
                trackingNumber,
                json.optionalValue("carrier", WishReader::carrier),
                json.optionalValue("action", word(ACTIONS)).orElse(Action.RESEND),
                json.optionalValue("channel", word(CHANNELS)),
                json.optionalString(LANGUAGE).map(WishReader::language).orElse(ENGLISH),
                json.optionalString("reason").map(WishReader::reason).filter(text -> !text.isBlank()),
                json.optionalValue("agent", AGENT).map(WishReader::agent).filter(text -> !text.isBlank()),
                newContact.isPresent());
        requireResendFor(wish);
        return new Typed(wish, newContact);
    }

    /// A second person agrees to one thing.
    private static void requireResendFor(Wish wish) {
        if (wish.hasNewContact() && wish.action() != Action.RESEND) {
            throw new InvalidField("action", "must be resend where there is a newContact");
        }
    }

    /// The language in which to refuse what cannot be understood.
    static String language(Object input) {
        return input instanceof Map<?, ?> fields && fields.get(LANGUAGE) instanceof String tag
                ? language(tag)
                : ENGLISH;
    }

    /// Without its region; one that nobody speaks is answered in English.
    private static String language(String tag) {
        var language = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return language.isEmpty() ? ENGLISH : language;
    }

    private static void requireKnownFields(JsonObject json) {
        var isStrange = json.asMap().keySet().stream()
                .anyMatch(
                        name -> !FIELDS.contains(name) && !NOBODYS.matcher(name).matches());
        if (isStrange) {
            throw new InvalidField("input", "must have no other fields than " + String.join(", ", FIELDS));
        }
    }

    private static TrackingNumber trackingNumber(String typed) {
        var plain = Normalizer.normalize(TYPED.apply(typed), Normalizer.Form.NFKC);
        return new TrackingNumber(BETWEEN.matcher(plain).replaceAll(""));
    }

    /// People tell the whole story; its beginning is kept.
    private static String reason(String typed) {
        var masked = FreeText.masked(typed);
        int kept = Math.min(masked.codePointCount(0, masked.length()), LONGEST_REASON);
        return masked.substring(0, masked.offsetByCodePoints(0, kept));
    }

    private static String carrier(String typed) {
        return CARRIER.apply(typed.strip()).toLowerCase(Locale.ROOT);
    }

    /// Of an e-mail address the mailbox: enough to tell agents apart.
    private static String agent(String claim) {
        return FreeText.masked(claim.strip().split("@", 2)[0]);
    }

    private static Proposal proposal(JsonObject json) {
        return new Proposal(
                json.value("channel", word(CHANNELS)),
                new Address(json.value("address", ADDRESS).strip()));
    }

    /// In any case, and with a dash: `E-Mail` is `EMAIL`.
    private static <E extends Enum<E>> Function<String, E> word(Map<String, E> words) {
        return typed -> Optional.ofNullable(
                        words.get(typed.strip().replace("-", "").toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new InvalidValue("must be one of " + String.join(", ", words.keySet())));
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        return Stream.of(constants)
                .collect(Collectors.toMap(
                        constant -> constant.name().toLowerCase(Locale.ROOT),
                        Function.identity(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
