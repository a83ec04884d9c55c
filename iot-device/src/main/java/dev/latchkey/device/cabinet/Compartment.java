package dev.latchkey.device.cabinet;

/// One compartment of the cabinet.
///
/// @param number as painted on its door, from 1
public record Compartment(int number, Size size) {

    public Compartment {
        if (number < 1) {
            throw new IllegalArgumentException("number: must be at least 1");
        }
    }
}
