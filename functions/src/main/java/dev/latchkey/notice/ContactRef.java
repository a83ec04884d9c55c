package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;

/// Points at one of a recipient's contacts without repeating it: the ledger and the workflows know no addresses.
///
/// @param recipientId the parcel's recipient, or one of the delegates
/// @param version of that person's contact
/// @param place in the recipient's preferred order, from 0
public record ContactRef(String recipientId, long version, int place, Channel channel) {}
