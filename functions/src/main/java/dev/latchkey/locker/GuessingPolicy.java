package dev.latchkey.locker;

import java.time.Duration;

/// When wrong codes are more than typing errors.
///
/// @param window how far back a panel's wrong codes are added up
/// @param wrongCodes from how many within the window on somebody is guessing at that panel
/// @param quiet how long no wrong code must come until nobody is guessing there any more
/// @param suspectCodes from how many within the window on a panel counts as one of many
/// @param suspectLockers from how many such panels on somebody is guessing across lockers
public record GuessingPolicy(Duration window, int wrongCodes, Duration quiet, int suspectCodes, int suspectLockers) {}
