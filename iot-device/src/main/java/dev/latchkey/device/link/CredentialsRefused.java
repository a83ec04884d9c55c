package dev.latchkey.device.link;

/// The certificate, its private key or the authority is not what it should be, or they do not belong together.
public final class CredentialsRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    CredentialsRefused(Throwable cause) {
        super("certificate, private key or certificate authority cannot be used: " + cause.getMessage(), cause);
    }
}
