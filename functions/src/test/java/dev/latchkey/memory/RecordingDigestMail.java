package dev.latchkey.memory;

import dev.latchkey.digest.DigestMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mails that operators would have got, in order.
public final class RecordingDigestMail implements DigestMail {

    private final List<Mail> mails = new ArrayList<>();
    private boolean isDown;

    public synchronized void goDown() {
        isDown = true;
    }

    public synchronized void comeBack() {
        isDown = false;
    }

    @Override
    public synchronized Optional<String> send(String subject, String text) {
        if (!isDown) {
            mails.add(new Mail(subject, text));
        }
        return isDown ? Optional.of("Throttling") : Optional.empty();
    }

    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    public record Mail(String subject, String text) {}
}
