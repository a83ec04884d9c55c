package dev.latchkey.local.simulation;

import dev.latchkey.local.http.InProcessApi;
import dev.latchkey.local.simulation.Person.Mailbox;
import dev.latchkey.local.simulation.judge.Sighting.ContactAnswered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A recipient has new addresses, and the shop's service desk puts them in; or somebody else makes it do so.
///
/// @param why CONTACT_CHANGED or TAKEOVER
record ContactChange(Person person, List<Mailbox> newest, Fault why, InProcessApi api, Surface surface) {

    private static final Duration LATER = Duration.ofMinutes(3);

    void make() {
        var path = "/recipients/" + person.recipientId();
        var known = api.send("GET", path, Map.of(), "");
        if (known.status() == 404) {
            return; // Nobody has told of them yet.
        }
        if (!known.isAccepted()) {
            surface.after(LATER, this::make);
            return;
        }
        var document = person.document(newest).toString();
        var changed = api.send("PUT", path, Map.of("if-match", known.headers().get("etag")), document);
        surface.saw(new ContactAnswered(surface.now(), person.recipientId(), addresses(), changed.status()));
        if (changed.isAccepted()) {
            if (why == Fault.CONTACT_CHANGED) {
                person.move(newest);
            } else {
                person.areNamed(newest);
            }
            person.changed(why);
            surface.faults().tookEffect(why);
        } else {
            surface.after(LATER, this::make);
        }
    }

    private Set<String> addresses() {
        return newest.stream().map(Mailbox::address).collect(Collectors.toSet());
    }
}
