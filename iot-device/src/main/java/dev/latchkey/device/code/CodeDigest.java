package dev.latchkey.device.code;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/// The keyed digest of a pickup code: 32 bytes. It never prints itself.
public final class CodeDigest {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    CodeDigest(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("must be 32 bytes");
        }
        this.bytes = bytes.clone();
    }

    /// @param text base64url without padding
    /// @throws IllegalArgumentException where it is not 32 bytes in base64url
    public static CodeDigest parse(String text) {
        return new CodeDigest(Base64.getUrlDecoder().decode(text));
    }

    /// Compares in constant time: how long it takes says nothing about how alike the two are.
    public boolean matches(CodeDigest other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    /// As it stands in messages: base64url without padding.
    public String toBase64() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeDigest digest && matches(digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "CodeDigest[…]";
    }
}
