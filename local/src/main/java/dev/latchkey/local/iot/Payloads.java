package dev.latchkey.local.iot;

import java.nio.ByteBuffer;

/// Copies a payload out of the broker's read-only buffers.
final class Payloads {

    private Payloads() {}

    static byte[] copy(ByteBuffer payload) {
        var bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }
}
