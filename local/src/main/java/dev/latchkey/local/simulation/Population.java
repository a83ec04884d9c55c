package dev.latchkey.local.simulation;

import dev.latchkey.local.simulation.Person.Country;
import dev.latchkey.local.simulation.Person.Mailbox;
import dev.latchkey.recipient.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// The people of a world. Many get several parcels.
final class Population {

    private static final List<String> NAMES =
            List.of("Ada Sommer", "Björn Østergård", "Chloé Martin", "David Green", "Elif Yılmaz", "Francisco Ruiz");
    private static final double TROUBLE = 0.08;

    private final Chance chance;
    private final FaultCounts faults;
    private final List<Person> people;
    private int addresses;

    Population(int size, Chance chance, FaultCounts faults) {
        this.chance = chance;
        this.faults = faults;
        this.people = IntStream.range(0, size).mapToObj(this::person).toList();
    }

    Person anybody() {
        return chance.oneOf(people);
    }

    private Person person(int number) {
        var country = chance.oneOf(Country.ALL);
        return new Person("r-" + number, chance.oneOf(NAMES), country, mailboxes(country));
    }

    /// One to three channels in an order of one's own.
    List<Mailbox> mailboxes(Country country) {
        var channels = new ArrayList<>(List.of(Channel.PUSH, Channel.SMS, Channel.EMAIL));
        Collections.shuffle(channels, Random.from(chance.source()));
        return channels.subList(0, 1 + chance.below(3)).stream()
                .map(channel -> mailbox(channel, country, addresses++))
                .toList();
    }

    private Mailbox mailbox(Channel channel, Country country, int number) {
        var trouble = chance.of(TROUBLE) ? Optional.of(trouble(channel)) : Optional.<Fault>empty();
        trouble.ifPresent(faults::injected);
        return new Mailbox(channel, address(channel, country, number), trouble);
    }

    private static String address(Channel channel, Country country, int number) {
        return switch (channel) {
            case PUSH -> "push-token-" + number;
            case SMS -> country.phone(number);
            case EMAIL -> "person" + number + "@example.org";
        };
    }

    private static Fault trouble(Channel channel) {
        return switch (channel) {
            case PUSH -> Fault.PUSH_DISABLED;
            case SMS -> Fault.OPTED_OUT;
            case EMAIL -> Fault.ADDRESS_BOUNCES;
        };
    }
}
