package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.TextRule;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.MessageRules;
import dev.latchkey.locker.ProvisionLocker;
import dev.latchkey.locker.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// An operator adds a locker: `{"lockerId", "name", "timeZone", "compartments": [{"number", "size"}]}`;
/// `events/lockers/*.json`. The answer `{"lockerId", "lockerKey", "signingKey"}` goes onto the locker's disk as
/// `locker.key` and `signing.pem`.
public final class ProvisionLockerHandler implements JsonHandler {

    private static final TextRule LOCKER_ID =
            TextRule.matching("[a-z0-9-]{1,64}", "must be 1 to 64 small letters, digits or dashes");

    private final ProvisionLocker provisionLocker;

    public ProvisionLockerHandler() {
        var application = Application.create();
        this(application.provisionLocker());
        application.warm();
    }

    ProvisionLockerHandler(ProvisionLocker provisionLocker) {
        this.provisionLocker = provisionLocker;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var lockerId = event.value("lockerId", LOCKER_ID);
        var provisioned = provisionLocker.provision(
                lockerId,
                event.string("name"),
                event.value("timeZone", ProvisionLockerHandler::zone),
                compartments(event));
        return JsonFields.of("lockerId", lockerId)
                .and("lockerKey", provisioned.lockerKey().export())
                .and("signingKey", provisioned.signingPublicKeyPem())
                .map();
    }

    private static List<Compartment> compartments(JsonObject event) {
        var compartments = event.objects("compartments").stream()
                .map(ProvisionLockerHandler::compartment)
                .toList();
        var numbers = compartments.stream().map(Compartment::number).distinct().count();
        if (compartments.isEmpty() || numbers < compartments.size()) {
            throw event.invalid("compartments", "must be one at least, each with a number of its own");
        }
        return compartments;
    }

    private static Compartment compartment(JsonObject compartment) {
        return new Compartment(MessageRules.compartment(compartment, "number"), compartment.oneOf("size", Size.class));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new InvalidValue("must be a time zone, such as Europe/Berlin");
        }
    }
}
