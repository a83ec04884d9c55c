package dev.latchkey.shipment;

/// What a waiting workflow is woken with. Whoever holds it can speak for the event, so it never shows itself.
public record TaskToken(String value) {

    @Override
    public String toString() {
        return "TaskToken[…]";
    }
}
