package dev.latchkey.device.link;

import java.util.List;
import java.util.regex.Pattern;

/// The topics of one locker: `lockers/{lockerId}/…`.
///
/// @param lockerId also the thing's name and the MQTT client id: 1 to 128 letters, digits, `-` and `_`, so that
/// it can never be a wildcard or another level of a topic
public record LockerTopics(String lockerId) {

    private static final Pattern LOCKER_ID = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

    public LockerTopics {
        if (!LOCKER_ID.matcher(lockerId).matches()) {
            throw new IllegalArgumentException("locker id: must be 1 to 128 letters, digits, - and _");
        }
    }

    public String events() {
        return topic("events");
    }

    public String validations() {
        return topic("validations");
    }

    public String acks() {
        return topic("acks");
    }

    public String decisions() {
        return topic("decisions");
    }

    public String manifest() {
        return topic("manifest");
    }

    public String commands() {
        return topic("commands");
    }

    public String clock() {
        return topic("clock");
    }

    public String time() {
        return topic("time");
    }

    /// What the locker subscribes to.
    public List<String> down() {
        return List.of(manifest(), decisions(), commands(), time());
    }

    private String topic(String name) {
        return "lockers/" + lockerId + "/" + name;
    }
}
