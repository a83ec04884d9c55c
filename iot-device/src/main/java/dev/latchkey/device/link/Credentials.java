package dev.latchkey.device.link;

import java.nio.file.Path;

/// What a locker shows the broker, and what it knows the broker by; files in PEM.
///
/// @param certificate its subject's common name is the locker's id
/// @param privateKey PKCS#8 or PKCS#1
/// @param authority the certificates that may have signed the broker's
public record Credentials(Path certificate, Path privateKey, Path authority) {}
