package dev.latchkey.locker;

import java.util.Base64;

/// A locker's own key: what it checks typed digits with, and all it can check.
public final class LockerKey {

    private final byte[] key;

    LockerKey(byte[] key) {
        this.key = key.clone();
    }

    /// `base64url(HMAC-SHA256(lockerKey, digits))` without padding: what a manifest lists in place of the code.
    public String digest(String digits) {
        return base64url(MasterKey.hmac(key, digits));
    }

    /// The key as it is handed to the locker, base64url without padding. Secret.
    public String export() {
        return base64url(key);
    }

    @Override
    public String toString() {
        return "LockerKey[…]";
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
