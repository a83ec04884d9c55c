package dev.latchkey.local.schedule;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// One field of a cron expression: which values it can have, and how they may be written.
///
/// @param names what may stand for the values, the first for `least`
enum CronField {
    MINUTES(0, 59, List.of()),
    HOURS(0, 23, List.of()),
    DAY_OF_MONTH(1, 31, List.of()),
    MONTH(1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    DAY_OF_WEEK(1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")),
    YEAR(1970, 2199, List.of());

    private final int least;
    private final int most;
    private final List<String> names;

    CronField(int least, int most, List<String> names) {
        this.least = least;
        this.most = most;
        this.names = names;
    }

    /// The values that `text` stands for: values, ranges and `*`, each with an increment, in a list.
    SortedSet<Integer> read(String text) {
        var values = new TreeSet<Integer>();
        for (var part : text.split(",", -1)) {
            readPart(part).forEach(values::add);
        }
        return values;
    }

    private IntStream readPart(String part) {
        var slash = part.split("/", -1);
        if (slash.length > 2) {
            throw refused(part);
        }
        int step = slash.length == 1 ? 1 : number(slash[1], part);
        if (step < 1) {
            throw refused(part);
        }
        var range = slash[0].split("-", -1);
        int first = range[0].equals("*") ? least : value(range[0], part);
        int last = last(range, first, slash.length > 1, part);
        if (last < first) {
            throw refused(part);
        }
        return IntStream.iterate(first, value -> value <= last, value -> value + step);
    }

    private int last(String[] range, int first, boolean hasStep, String part) {
        return switch (range.length) {
            case 1 -> range[0].equals("*") || hasStep ? most : first;
            case 2 -> value(range[1], part);
            default -> throw refused(part);
        };
    }

    private int value(String text, String part) {
        int place = names.indexOf(text.toUpperCase(Locale.ROOT));
        int value = place < 0 ? number(text, part) : least + place;
        if (value < least || value > most) {
            throw refused(part);
        }
        return value;
    }

    private int number(String text, String part) {
        if (!text.matches("[0-9]{1,4}")) {
            throw refused(part);
        }
        return Integer.parseInt(text);
    }

    private IllegalArgumentException refused(String part) {
        return new IllegalArgumentException(
                part + " is no " + name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + " of a cron expression that is played here (L, W and # are not)");
    }
}
