package dev.latchkey.digest;

import dev.latchkey.digest.Digests.Written;
import dev.latchkey.json.JsonText;
import java.time.LocalDate;
import java.util.Optional;

/// Writes a day's digest, once, and mails it, once: run again it changes nothing, and sends only what has
/// certainly not gone out.
public final class WriteDigest {

    private final MakeDigest makeDigest;
    private final Digests digests;
    private final Optional<DigestMail> mail;

    /// @param mail none where nobody wants one
    public WriteDigest(MakeDigest makeDigest, Digests digests, Optional<DigestMail> mail) {
        this.makeDigest = makeDigest;
        this.digests = digests;
        this.mail = mail;
    }

    /// @param day that is over
    /// @throws DigestNotMailed where the mail has certainly not gone out
    public Outcome write(LocalDate day) {
        var isNew = digests.find(day).isEmpty() && digests.keep(written(makeDigest.of(day)));
        return new Outcome(
                isNew, mail.isPresent() && mail(mail.get(), digests.find(day).orElseThrow()));
    }

    private static Written written(Digest digest) {
        return new Written(digest.day(), JsonText.text(DigestDocument.of(digest).map()), DigestText.of(digest));
    }

    private boolean mail(DigestMail to, Written digest) {
        if (!digests.beginMail(digest.day())) {
            return false;
        }
        to.send("Latchkey on " + digest.day(), digest.text()).ifPresent(reason -> refused(digest.day(), reason));
        return true;
    }

    private void refused(LocalDate day, String reason) {
        digests.dropMail(day);
        throw new DigestNotMailed(day, reason);
    }

    /// @param isNew false where it was written before
    /// @param isMailed whether it was mailed just now
    public record Outcome(boolean isNew, boolean isMailed) {}
}
