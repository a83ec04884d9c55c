package dev.latchkey.code;

import dev.latchkey.locker.Locker;
import java.time.Instant;

/// What there is to collect for whoever follows a link to a pickup page.
public sealed interface Pickup {

    /// The parcel waits, and the token opens its compartment.
    ///
    /// @param until when the code ends
    record Ready(Locker locker, int compartment, Instant until, PickupToken token) implements Pickup {}

    /// It waits, and nobody is let in until people have decided.
    record Held() implements Pickup {}

    record Collected() implements Pickup {}

    /// Another code is in the place of the one that the link was sent with.
    record Replaced() implements Pickup {}

    /// Its time is over, it was called off, or it goes or went another way.
    record Over() implements Pickup {}

    /// It does not lie in its locker yet, or its code is about to be there.
    record NotReady() implements Pickup {}
}
