package dev.latchkey.aws;

import dev.latchkey.digest.CountFigures;
import dev.latchkey.digest.MakeDigest;
import dev.latchkey.digest.ReadDigest;
import dev.latchkey.digest.WriteDigest;

/// Wires the figures of a day, and their digest.
interface DigestWiring extends Wiring {

    default CountFigures countFigures() {
        return new CountFigures(ports().figures(), ports().deliveries(), ports().attempts(), clock());
    }

    default WriteDigest writeDigest() {
        var makeDigest = new MakeDigest(
                ports().figures(), ports().reports(), ports().incidents(), ports().faults(), ports().fleet(), clock());
        return new WriteDigest(makeDigest, ports().digests(), ports().digestMail());
    }

    default ReadDigest readDigest() {
        return new ReadDigest(ports().digests());
    }
}
