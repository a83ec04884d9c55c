package dev.latchkey.local.journey;

import dev.latchkey.local.iot.CertificateAuthority;
import dev.latchkey.local.iot.Things;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;

/// Many lockers more than the sample ones, all online: each applies every manifest that comes and says so.
final class Street implements AutoCloseable {

    /// As many live codes at one locker as eight digits are meant for.
    static final int COMPARTMENTS = 60;

    private final List<PlainLocker> lockers;

    private Street(List<PlainLocker> lockers) {
        this.lockers = lockers;
    }

    static Street of(int lockers, Outside outside) {
        return new Street(IntStream.range(0, lockers)
                .mapToObj(number -> locker(lockerId(number), outside))
                .toList());
    }

    static String lockerId(int number) {
        return "locker-street-" + number;
    }

    PlainLocker locker(int number) {
        return lockers.get(number);
    }

    /// Does what an operator does for a new locker: a certificate, and its entry.
    private static PlainLocker locker(String lockerId, Outside outside) {
        try {
            new Things(CertificateAuthority.in(outside.state()), outside.state()).register(lockerId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        outside.cloud()
                .lambda()
                .invoke(request -> request.functionName("latchkey-ProvisionLockerFunction")
                        .payload(SdkBytes.fromUtf8String(description(lockerId))));
        return outside.plainLocker(lockerId).obeying();
    }

    private static String description(String lockerId) {
        var compartments = IntStream.rangeClosed(1, COMPARTMENTS)
                .mapToObj("{\"number\":%d,\"size\":\"L\"}"::formatted)
                .collect(Collectors.joining(","));
        return "{\"lockerId\":\"%s\",\"name\":\"%s\",\"timeZone\":\"Europe/Berlin\",\"compartments\":[%s]}"
                .formatted(lockerId, lockerId, compartments);
    }

    @Override
    public void close() {
        lockers.forEach(PlainLocker::close);
    }
}
