package dev.latchkey.local.iot;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// A certificate and the private key that goes with it.
public record Credentials(X509Certificate certificate, PrivateKey key) {

    /// Names the holder only: a private key is not printable.
    @Override
    public String toString() {
        return "Credentials[" + certificate.getSubjectX500Principal() + "]";
    }
}
