package dev.latchkey.device;

import dev.latchkey.device.cabinet.SimulatedCabinet;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// The people in front of a simulated cabinet, played from a terminal: one command a line.
final class Terminal {

    private static final List<String> HELP = List.of(
            "deposit <trackingNumber> [compartment]   a courier leaves a parcel",
            "type <digits>                            somebody types a code; behind a door that opens they take",
            "                                         the parcel out and close it",
            "scan <digits>                            the same with the scanner",
            "status",
            "quit");

    private final SimulatedCabinet cabinet;
    private final Session session;
    private final Narrator narrator;
    private final Mischief mischief;

    Terminal(SimulatedCabinet cabinet, Session session, Narrator narrator) {
        this.cabinet = cabinet;
        this.session = session;
        this.narrator = narrator;
        mischief = new Mischief(cabinet);
    }

    /// Obeys lines until `quit` or the end of the input; at the end of the input it lets what is under way
    /// finish.
    void run(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> words = Arrays.asList(line.strip().split("\\s+"));
            if (words.equals(List.of("quit"))) {
                return;
            }
            obey(words);
        }
        session.settle();
    }

    private void obey(List<String> words) {
        try {
            switch (words.getFirst()) {
                case "" -> {}
                case "deposit" -> deposit(words);
                case "type" -> cabinet.type(argument(words));
                case "scan" -> cabinet.scan(argument(words));
                case "status" -> status();
                default -> {
                    if (!mischief.obey(words)) {
                        help();
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            narrator.say(e.getMessage());
        }
    }

    private void help() {
        HELP.forEach(narrator::say);
        Mischief.HELP.forEach(narrator::say);
    }

    private void deposit(List<String> words) {
        if (words.size() == 3) {
            cabinet.deposit(words.get(1), number(words.get(2)));
        } else {
            cabinet.deposit(argument(words));
        }
    }

    private void status() {
        Status status = session.status();
        narrator.say(Narrator.describe(status.link()) + "; manifest version " + status.manifestVersion() + ", "
                + status.grants() + " grants; " + status.journalled() + " events to send"
                + status.lockedOutUntil()
                        .map(until -> "; locked out until " + until)
                        .orElse(""));
    }

    private static String argument(List<String> words) {
        if (words.size() != 2) {
            throw new IllegalArgumentException(words.getFirst() + ": one word must follow; try help");
        }
        return words.get(1);
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a compartment is a number", e);
        }
    }
}
