package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;

/// A channel in one country, which fails or works for everybody who is reached on it.
///
/// @param country the recipients', ISO 3166 alpha-2
public record Lane(Channel channel, String country) {}
