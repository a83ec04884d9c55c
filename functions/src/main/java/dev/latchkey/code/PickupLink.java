package dev.latchkey.code;

/// The secret part of a pickup page's address: whoever has it can collect the parcel, so it shows itself to nobody
/// but the message that carries it. The code's digits are no part of it.
public record PickupLink(String token) {

    @Override
    public String toString() {
        return "PickupLink[…]";
    }
}
