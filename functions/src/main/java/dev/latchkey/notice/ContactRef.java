package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;

/// Points at one of a recipient's contacts without repeating it: the ledger and the workflows know no addresses.
///
/// @param version of the recipient's contact
/// @param place in the recipient's preferred order, from 0
public record ContactRef(long version, int place, Channel channel) {}
