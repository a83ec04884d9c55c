package dev.latchkey.support;

import dev.latchkey.json.JsonText;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An entry of the audit as it is stored: a link of its subject's chain.
///
/// Its seal is the SHA-256, in hex, of all its attributes but `item` and `hash`, as JSON without white space whose
/// keys are sorted. One of them is `previousHash`: the seal of the entry before, empty in a subject's first.
///
/// @param place the number that its key says
/// @param fields every attribute that the seal covers, whoever wrote it: texts and numbers
/// @param hash the seal that was stored with it; entries from before the chain have none
public record AuditLink(long place, Map<String, Object> fields, Optional<String> hash) {

    public static final String NUMBER = "number";
    public static final String PREVIOUS = "previousHash";

    public AuditLink {
        fields = Map.copyOf(fields);
    }

    /// The hash of what is in it now.
    public String seal() {
        return seal(fields);
    }

    /// Whether it is as it was sealed, and where.
    boolean isIntact() {
        return hash.filter(seal()::equals).isPresent()
                && String.valueOf(fields.get(NUMBER)).equals(Long.toString(place));
    }

    boolean isWholeAs(long number) {
        var other = new TreeMap<>(fields);
        other.put(NUMBER, number);
        return hash.filter(seal(other)::equals).isPresent();
    }

    String entryId() {
        return String.valueOf(fields.get("entryId"));
    }

    boolean follows(String seal) {
        return seal.equals(fields.get(PREVIOUS));
    }

    /// What the next entry has to name.
    public String end() {
        return hash.orElseGet(this::seal);
    }

    private static String seal(Map<String, Object> fields) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(JsonText.bytes(new TreeMap<>(fields)));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
