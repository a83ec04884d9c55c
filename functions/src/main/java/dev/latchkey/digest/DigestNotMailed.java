package dev.latchkey.digest;

import java.time.LocalDate;

/// A digest is written, and has certainly not been mailed; it will be when it is tried again and whatever
/// refused it does not any more.
public final class DigestNotMailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DigestNotMailed(LocalDate day, String reason) {
        super("The digest of " + day + " could not be mailed: " + reason);
    }
}
