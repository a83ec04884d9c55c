package dev.latchkey.device.board;

/// A place on a board where a lock, or a sensor, is wired.
///
/// @param number from 1
public record Contact(int board, int number) {}
