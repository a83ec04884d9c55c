package dev.latchkey.local.simulation;

/// What goes wrong in a simulated world. Each is counted when it has really taken effect: when somebody on the
/// other side could notice.
enum Fault {
    WEBHOOK_TWICE("a webhook comes twice"),
    WEBHOOK_LATE("the carrier says delivered hours after the deposit"),
    WEBHOOKS_REORDERED("an older webhook comes after a newer one"),
    REGISTRATION_LAST("the registration comes after everything else"),
    DELIVERED_WITHOUT_DEPOSIT("the carrier says delivered, but no parcel comes"),
    DEPOSIT_WITHOUT_DELIVERED("a parcel comes, but the carrier never says so"),
    PARCEL_NEVER_ARRIVES("neither parcel nor word of it comes"),
    TROUBLE_ON_THE_WAY("the carrier tries and fails, and tries again"),
    RETURNED_ON_THE_WAY("the carrier takes a parcel back before it comes"),
    CANCELLED("the sender calls a parcel off"),

    DEPOSIT_TWICE("a deposit is reported twice"),
    DEPOSIT_BEFORE_REGISTRATION("a deposit is reported before the registration"),
    LOCKER_OFFLINE("a locker is cut off while something is to be said"),
    MANIFEST_LOST("a manifest does not arrive until the locker connects again"),
    MANIFEST_OVERTAKEN("a manifest is overtaken by a newer one"),
    ACKNOWLEDGEMENT_LOST("the broker has a locker's message, and its acknowledgement is lost"),
    PICKUP_TWICE("a pickup is reported twice"),

    LOCKER_OFFLINE_FOR_DAYS("a locker is cut off for days while something is to be said"),
    DOOR_JAMS("a door does not open while its recipient stands there"),
    SUPPORT_OPENS("two people at support open a door that has resisted its recipient"),
    DOOR_DOES_NOT_CLOSE("a door springs open again"),
    DOOR_SENSOR_DIES("a door's sensor answers no more"),
    DOOR_SENSOR_LIES("a door's sensor says what is not so"),
    OCCUPANCY_SENSOR_DIES("a compartment's sensor answers no more"),
    OCCUPANCY_SENSOR_LIES("a compartment's sensor says what is not so"),
    KEYPAD_DEAD("a keypad is dead"),
    SCANNER_DEAD("a scanner is dead"),
    KEY_STICKS("a key sticks"),
    COMMAND_TWICE("a command reaches a locker twice"),
    COMMAND_LATE("a command reaches a locker after it has expired"),
    COMMAND_LOST("a command does not reach its locker"),
    TECHNICIAN_LATE("a technician comes a day late"),
    TECHNICIAN_FINDS_NOTHING("a technician finds nothing and says that it is repaired"),
    TECHNICIAN_SAYS_ANOTHER("a technician says another compartment than the parcel's"),
    DOOR_LEFT_OPEN("a door is not closed for a while after a parcel is taken"),
    PARCEL_LEFT_BEHIND("a recipient opens the door and closes it with the parcel inside"),
    POWER_CUT_AT_THE_DOOR("the power fails in the middle of an opening"),
    POWER_CUT("the power fails between two openings"),
    CLOCK_OFF_BY_MINUTES("a locker starts with a clock that is minutes wrong"),
    CLOCK_OFF_BY_DAYS("a locker starts with a clock that is days wrong"),
    CLOCK_AT_1970("a locker starts with a clock at 1970"),

    RECEIPT_LOST("no receipt comes for a message that arrived"),
    RECEIPT_LATE("a receipt comes after the next channel was tried"),
    RECEIPT_TWICE("a receipt comes twice"),
    RECEIPT_FIRST("a receipt comes before its message is recorded"),
    RECEIPT_CONTRADICTED("a failure is reported after the arrival"),
    ADDRESS_BOUNCES("a message bounces"),
    OPTED_OUT("a phone takes no text messages from us"),
    PUSH_DISABLED("no app holds the push token any more"),
    PROVIDER_THROTTLES("a provider throttles one call"),
    PROVIDER_DOWN("a provider is down for everybody"),
    ANSWER_LOST("a provider takes a message and its answer is lost"),

    CALL_THROTTLED("a service refuses a call before it has done anything"),
    CALL_ANSWER_LOST("a service has done its work and its answer is lost"),
    FUNCTION_CRASHES("a function breaks down after its work"),
    FUNCTION_TIMES_OUT("a function is ended before it begins"),

    CONTACT_CHANGED("a recipient changes the contact while a parcel is on its way"),
    TAKEOVER("somebody else changes a recipient's contact"),
    NEVER_COLLECTED("a recipient never comes"),
    TOKEN_ALTERED("somebody shows a token of which a letter is changed"),
    TOKEN_ELSEWHERE("a token is shown at another locker"),
    TOKEN_AGAIN("a token is shown again when the parcel is out"),
    WRONG_CODES("a recipient types wrong codes first"),
    GUESSER("somebody tries codes at a locker");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /// For a person.
    String words() {
        return words;
    }
}
