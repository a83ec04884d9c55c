package dev.latchkey.local.simulation;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.template.Template;
import dev.latchkey.support.Executions.Workflow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What every world is built from. Names are looked up once: worlds run side by side, and a template
/// follows its references for one reader at a time.
///
/// @param stateMachines the workflows' ARNs
/// @param checks the look through all lockers
/// @param pickupWindow how long a code lives
/// @param contactHold how long an address must have been known to be sent a code
record Blueprint(
        Template template,
        ReceiptEvents receipts,
        Map<Workflow, String> stateMachines,
        String provisionLocker,
        String recordReceipt,
        FleetWatch.Checks checks,
        Duration pickupWindow,
        Duration contactHold) {

    private static final Map<String, String> PARAMETERS = Map.of(
            "PushPlatformApplicationArn",
            Account.LOCAL.arn("sns", "app/GCM/latchkey"),
            "SilentFaultMinutes",
            "1440"); // Calm lockers rest, see DeviceTime.

    /// @param root of the repository
    static Blueprint in(Path root) {
        var template = Template.read(root.resolve("template.yaml"), PARAMETERS);
        return new Blueprint(
                template,
                ReceiptEvents.in(root),
                Map.of(
                        Workflow.DELIVER_PARCEL, (String) template.ref("DeliverParcelStateMachine"),
                        Workflow.NOTIFY_RECIPIENT, (String) template.ref("NotifyRecipientStateMachine"),
                        Workflow.AWAIT_PICKUP, (String) template.ref("AwaitPickupStateMachine"),
                        Workflow.HANDLE_LOCKER_FAULT, (String) template.ref("HandleLockerFaultStateMachine"),
                        Workflow.RESEND_CODE, (String) template.ref("ResendCodeStateMachine")),
                template.name("ProvisionLockerFunction"),
                template.name("RecordReceiptFunction"),
                new FleetWatch.Checks(
                        template.name("CheckLockersFunction"),
                        Duration.ofMinutes(number(template, "LockerCheckRateMinutes"))),
                hours(template, "PickupWindowHours"),
                hours(template, "ContactHoldHours"));
    }

    private static Duration hours(Template template, String parameter) {
        return Duration.ofHours(number(template, parameter));
    }

    private static long number(Template template, String parameter) {
        return Long.parseLong(template.ref(parameter).toString());
    }
}
