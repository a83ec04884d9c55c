package dev.latchkey.device;

import dev.latchkey.device.message.OpenedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who stands before a door that is being released.
///
/// @param openedBy `keypad`, `scanner`, `command`, `decision` or `courier`
/// @param deliveryId whose parcel is to be taken out
record Visitor(String openedBy, Optional<String> deliveryId) {

    static final Visitor COURIER = new Visitor("courier", Optional.empty());

    static Visitor by(OpenedBy by, Optional<String> deliveryId) {
        return new Visitor(by.toString(), deliveryId);
    }

    Map<String, Object> evidence() {
        Map<String, Object> evidence = new HashMap<>();
        evidence.put("openedBy", openedBy);
        deliveryId.ifPresent(it -> evidence.put("deliveryId", it));
        return evidence;
    }
}
