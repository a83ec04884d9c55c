package dev.latchkey.local.demo;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Moves every time in a body by the same amount, and touches nothing else: times in ISO 8601 with or without an
/// offset, and AfterShip's `ts` in seconds. Mere dates stay.
///
/// @param by whole seconds, so that fractions stay as they are
record TimeShift(Duration by) {

    private static final Pattern ISO_TIME = Pattern.compile("(?<=\")\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    private static final Pattern SECONDS = Pattern.compile("(?<=\"ts\":)(\\s*)(\\d{9,10})(?=\\s*[,}])");

    String apply(String body) {
        var moved = ISO_TIME.matcher(body).replaceAll(this::isoTime);
        return SECONDS.matcher(moved).replaceAll(this::seconds);
    }

    private String isoTime(MatchResult time) {
        var moved = LocalDateTime.parse(time.group()).plus(by).toString();
        return moved.length() == "2026-11-23T17:00".length() ? moved + ":00" : moved;
    }

    private String seconds(MatchResult time) {
        return time.group(1) + (Long.parseLong(time.group(2)) + by.toSeconds());
    }
}
