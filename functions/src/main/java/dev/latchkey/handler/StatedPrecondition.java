package dev.latchkey.handler;

import dev.latchkey.recipient.Precondition;
import dev.latchkey.recipient.Precondition.Any;
import dev.latchkey.recipient.Precondition.OneOf;
import dev.latchkey.recipient.Precondition.Unstated;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The precondition in a request's headers (RFC 9110, 13.1.1): `If-Match` with entity tags such as `"3"`, or `*`. A tag
/// that is weak, or none of ours, matches no version.
final class StatedPrecondition {

    private static final Pattern TAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private StatedPrecondition() {}

    static Precondition of(HttpRequest request) {
        return Optional.ofNullable(request.headers().get("if-match"))
                .map(String::strip)
                .<Precondition>map(tags -> tags.equals("*") ? new Any() : new OneOf(versions(tags)))
                .orElseGet(Unstated::new);
    }

    private static Set<Long> versions(String tags) {
        return Arrays.stream(tags.split(","))
                .map(tag -> TAG.matcher(tag.strip()))
                .filter(tag -> tag.matches())
                .map(tag -> Long.valueOf(tag.group(1)))
                .collect(Collectors.toSet());
    }
}
