package dev.latchkey.local.simulation;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What every world is built from. Names are looked up once: worlds run side by side, and a template follows its
/// references for one reader at a time.
///
/// @param deliverParcel the state machine's ARN
/// @param pickupWindow how long a code lives
record Blueprint(
        Template template,
        ReceiptEvents receipts,
        String deliverParcel,
        String provisionLocker,
        String recordReceipt,
        Duration pickupWindow) {

    private static final Map<String, String> PARAMETERS =
            Map.of("PushPlatformApplicationArn", Account.LOCAL.arn("sns", "app/GCM/latchkey"));

    /// @param root of the repository
    static Blueprint in(Path root) {
        var template = Template.read(root.resolve("template.yaml"), PARAMETERS);
        return new Blueprint(
                template,
                ReceiptEvents.in(root),
                (String) template.ref("DeliverParcelStateMachine"),
                template.name("ProvisionLockerFunction"),
                template.name("RecordReceiptFunction"),
                Duration.ofHours(
                        Long.parseLong(template.ref("PickupWindowHours").toString())));
    }
}
