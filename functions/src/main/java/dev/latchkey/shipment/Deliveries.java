package dev.latchkey.shipment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The deliveries and their timelines.
public interface Deliveries {

    /// Sees every write that was answered before it.
    ///
    /// @throws UnreadableDelivery where what is stored is no delivery
    Optional<Delivery> find(String deliveryId);

    /// May lag behind by a moment.
    List<Delivery> findByTrackingNumber(String trackingNumber);

    /// The ids of those, whether or not what is stored of them can be read; may lag behind by a moment.
    List<String> idsByTrackingNumber(String trackingNumber);

    /// Those that were registered for a recipient; may lag behind by a moment.
    List<Delivery> findByRecipient(String recipientId);

    /// The ids of open deliveries in their order, at most so many; may lag behind by a moment.
    ///
    /// @param after the last one of the page before; empty for the first page
    List<String> openAfter(String after, int most);

    /// Writes a changed delivery, its timeline entry and the mark of the event behind it, all or nothing.
    Written write(Delivery changed, TimelineEntry entry, Optional<SeenEvent> event);

    /// In the order of time.
    List<TimelineEntry> timeline(String deliveryId);

    /// The identity of an event that must take effect once.
    ///
    /// @param source such as a carrier or locker
    /// @param forgetAt when its identity may be forgotten
    record SeenEvent(String source, String eventId, Instant forgetAt) {

        /// An execution lives for a year at most, so a step of it cannot come again later.
        private static final Duration LONGEST_EXECUTION = Duration.ofDays(366);

        /// A step of a delivery's workflow that takes effect once, however often it is run.
        public static SeenEvent ofWorkflow(String step, Instant now) {
            return new SeenEvent("workflow", step, now.plus(LONGEST_EXECUTION));
        }
    }

    /// What became of a write.
    enum Written {
        Done,
        /// The event took effect before; nothing was written.
        SeenBefore,
        /// Somebody else changed the delivery since it was read; nothing was written.
        Outdated
    }
}
