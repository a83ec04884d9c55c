package dev.latchkey.local.audit;

import dev.latchkey.json.InvalidJson;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.support.AuditChain;
import dev.latchkey.support.AuditLink;
import dev.latchkey.support.Subject;
import dev.latchkey.support.TimelineSeal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Compares the timelines of deliveries with what entries of their audit have sealed of them.
record SealedTimelines(Deliveries deliveries) {

    private static final String DELIVERY = Subject.delivery("").toString();

    /// @return a sentence for each entry whose timeline is not there any more as it was read then
    Stream<String> flaws(AuditChain chain) {
        var seals = chain.links().stream()
                .flatMap(link -> seal(link).map(seal -> new Sealed(link.place(), seal)).stream())
                .toList();
        return chain.subject().startsWith(DELIVERY) && !seals.isEmpty()
                ? flaws(chain.subject(), seals)
                : Stream.empty();
    }

    private Stream<String> flaws(String subject, List<Sealed> seals) {
        var timeline = deliveries.timeline(subject.substring(DELIVERY.length()));
        return seals.stream()
                .filter(of -> of.seal().lostIn(timeline) > 0)
                .map(of -> "%s: entry %d sealed %d entries of the timeline: %d of them changed or missing"
                        .formatted(
                                subject,
                                of.number(),
                                of.seal().entries(),
                                of.seal().lostIn(timeline)));
    }

    /// What is no JSON any more was changed, which the chain says.
    private static Optional<TimelineSeal> seal(AuditLink link) {
        try {
            return JsonObject.parse(String.valueOf(link.fields().get("details")))
                    .optionalString(TimelineSeal.DETAIL)
                    .map(TimelineSeal::read);
        } catch (InvalidJson spoilt) {
            return Optional.empty();
        }
    }

    private record Sealed(long number, TimelineSeal seal) {}
}
