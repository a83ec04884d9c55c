package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.recipient.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Somebody who gets parcels: where they can be reached, and what their phone and mailbox do with messages.
final class Person {

    private static final JsonMapper JSON = new JsonMapper();

    private final String recipientId;
    private final String name;
    private final Country country;
    private List<Mailbox> mailboxes;
    private boolean isTakenOver;
    private final Map<String, Mailbox> everNamed = new HashMap<>();

    Person(String recipientId, String name, Country country, List<Mailbox> mailboxes) {
        this.recipientId = recipientId;
        this.name = name;
        this.country = country;
        move(mailboxes);
    }

    /// Where one channel reaches a person.
    ///
    /// @param trouble what is wrong with it, for good
    record Mailbox(Channel channel, String address, Optional<Fault> trouble) {}

    /// Where somebody lives.
    ///
    /// @param mobile a mobile number's beginning, in E.164
    /// @param digits that follow it
    record Country(String code, String language, String mobile, int digits) {

        static final List<Country> ALL = List.of(
                new Country("DE", "de", "+49151", 8),
                new Country("AT", "de", "+43664", 7),
                new Country("FR", "fr", "+336", 8),
                new Country("GB", "en", "+447400", 6),
                new Country("ES", "es", "+346", 8));

        String phone(int number) {
            return mobile + String.format(java.util.Locale.ROOT, "%0" + digits + "d", 1_000 + number);
        }
    }

    String recipientId() {
        return recipientId;
    }

    Country country() {
        return country;
    }

    List<Mailbox> mailboxes() {
        return mailboxes;
    }

    /// Is reached there from now on.
    void move(List<Mailbox> newest) {
        mailboxes = List.copyOf(newest);
        areNamed(newest);
    }

    /// Stand in the contact, whoever holds them.
    void areNamed(List<Mailbox> newest) {
        newest.forEach(mailbox -> everNamed.put(mailbox.address(), mailbox));
    }

    Set<String> addresses() {
        return mailboxes.stream().map(Mailbox::address).collect(Collectors.toSet());
    }

    /// What became of the contact last; a service desk that calls back finds out.
    void changed(Fault why) {
        isTakenOver = why == Fault.TAKEOVER;
    }

    boolean isTakenOver() {
        return isTakenOver;
    }

    /// The mailbox behind an address that stands in this person's contact or once stood there.
    Optional<Mailbox> mailbox(String address) {
        return Optional.ofNullable(everNamed.get(address));
    }

    /// As a registration and `PUT /recipients/{recipientId}` have it.
    ObjectNode document() {
        return document(mailboxes);
    }

    ObjectNode document(List<Mailbox> channels) {
        var document = JSON.createObjectNode()
                .put("recipientId", recipientId)
                .put("name", name)
                .put("language", country.language())
                .put("country", country.code());
        var list = document.putArray("channels");
        channels.forEach(mailbox ->
                list.addObject().put("channel", mailbox.channel().name()).put("address", mailbox.address()));
        return document;
    }
}
