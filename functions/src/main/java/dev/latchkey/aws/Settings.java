package dev.latchkey.aws;

import dev.latchkey.code.CodePolicy;
import dev.latchkey.fault.FaultPolicy;
import dev.latchkey.incident.SurgePolicy;
import dev.latchkey.locker.GuessingPolicy;
import dev.latchkey.locker.PresencePolicy;
import dev.latchkey.notice.HealthPolicy;
import dev.latchkey.notice.NoticePolicy;
import dev.latchkey.shipment.WatchPolicy;
import dev.latchkey.shipment.WindowPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What the template tells the functions, as environment variables. Each is read when somebody needs it,
/// since each function has only its own.
public final class Settings {

    private final Map<String, String> environment;

    public Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    String deliveriesTable() {
        return required("DELIVERIES_TABLE");
    }

    String lockersTable() {
        return required("LOCKERS_TABLE");
    }

    String recipientsTable() {
        return required("RECIPIENTS_TABLE");
    }

    String auditEntriesTable() {
        return required("AUDIT_ENTRIES_TABLE");
    }

    String approvalsTable() {
        return required("APPROVALS_TABLE");
    }

    String resendsTable() {
        return required("RESENDS_TABLE");
    }

    String incidentsTable() {
        return required("INCIDENTS_TABLE");
    }

    String figuresTable() {
        return required("FIGURES_TABLE");
    }

    /// Who gets the digests; nobody where it is empty.
    Optional<String> operatorsEmail() {
        return optional("OPERATORS_EMAIL");
    }

    String operatorsTopic() {
        return required("OPERATORS_TOPIC");
    }

    SurgePolicy surgePolicy() {
        return new SurgePolicy(
                Duration.ofMinutes(integer("SURGE_WINDOW_MINUTES")), integer("SURGE_MINIMUM"), integer("SURGE_FACTOR"));
    }

    String masterKeySecret() {
        return required("MASTER_KEY_SECRET");
    }

    String carrierSecretsPrefix() {
        return required("CARRIER_SECRETS_PREFIX");
    }

    /// Empty for functions that start no workflow.
    Optional<String> deliverParcelStateMachine() {
        return optional("DELIVER_PARCEL_STATE_MACHINE");
    }

    /// Empty for functions that start no notice.
    Optional<String> notifyRecipientStateMachine() {
        return optional("NOTIFY_RECIPIENT_STATE_MACHINE");
    }

    /// Empty for functions that hear of no fault.
    Optional<String> handleLockerFaultStateMachine() {
        return optional("HANDLE_LOCKER_FAULT_STATE_MACHINE");
    }

    /// Empty for functions that take no requests of support.
    Optional<String> resendCodeStateMachine() {
        return optional("RESEND_CODE_STATE_MACHINE");
    }

    String awaitPickupStateMachine() {
        return required("AWAIT_PICKUP_STATE_MACHINE");
    }

    /// How long something must have looked wrong before a check acts.
    Duration integrityGrace() {
        return Duration.ofMinutes(integer("INTEGRITY_GRACE_MINUTES"));
    }

    String lockerErrorTopic() {
        return required("LOCKER_ERROR_TOPIC");
    }

    String emailSender() {
        return required("EMAIL_SENDER");
    }

    String emailConfigurationSet() {
        return required("EMAIL_CONFIGURATION_SET");
    }

    String smsSenderId() {
        return required("SMS_SENDER_ID");
    }

    Optional<String> pushPlatformApplication() {
        return optional("PUSH_PLATFORM_APPLICATION");
    }

    String returnsTopic() {
        return required("RETURNS_TOPIC");
    }

    /// Where recipients reach this system, without a slash at its end.
    String publicUrl() {
        return required("PUBLIC_URL");
    }

    /// How long a recipient can follow the link for help of a notice.
    Duration helpLinkValidity() {
        return Duration.ofDays(integer("HELP_LINK_DAYS"));
    }

    public WindowPolicy windowPolicy() {
        return new WindowPolicy(
                Duration.ofHours(integer("REMINDER_AFTER_HOURS")),
                Duration.ofHours(integer("PICKUP_EXTENSION_HOURS")),
                Duration.ofMinutes(integer("OUTAGE_THRESHOLD_MINUTES")),
                Duration.ofHours(integer("OUTAGE_LIMIT_HOURS")));
    }

    String techniciansTopic() {
        return required("TECHNICIANS_TOPIC");
    }

    FaultPolicy faultPolicy() {
        return new FaultPolicy(
                Duration.ofSeconds(integer("DIAGNOSIS_TIMEOUT_SECONDS")),
                Duration.ofHours(integer("REPAIR_TIMEOUT_HOURS")),
                Duration.ofHours(integer("FAULT_EXTENSION_HOURS")));
    }

    public CodePolicy codePolicy() {
        return new CodePolicy(
                integer("CODE_LENGTH"),
                Duration.ofHours(integer("PICKUP_WINDOW_HOURS")),
                Duration.ofHours(integer("REMINDER_AFTER_HOURS")));
    }

    WatchPolicy watchPolicy() {
        return new WatchPolicy(
                Duration.ofHours(integer("LATE_GRACE_HOURS")),
                Duration.ofDays(integer("UNTRACED_AFTER_DAYS")),
                Duration.ofHours(integer("EXCEPTION_WINDOW_HOURS")),
                Duration.ofMinutes(integer("MISMATCH_WINDOW_MINUTES")),
                Duration.ofDays(integer("DEPOSIT_TIMEOUT_DAYS")));
    }

    /// How long an address must have stood in a contact to be sent a code.
    Duration contactHold() {
        return Duration.ofHours(integer("CONTACT_HOLD_HOURS"));
    }

    NoticePolicy noticePolicy() {
        return new NoticePolicy(
                Duration.ofSeconds(integer("PUSH_DEADLINE_SECONDS")),
                Duration.ofSeconds(integer("SMS_DEADLINE_SECONDS")),
                Duration.ofSeconds(integer("EMAIL_DEADLINE_SECONDS")),
                integer("NOTICE_ROUNDS"),
                Duration.ofMinutes(integer("FIRST_ROUND_PAUSE_MINUTES")));
    }

    HealthPolicy healthPolicy() {
        return new HealthPolicy(
                Duration.ofMinutes(integer("CHANNEL_HEALTH_WINDOW_MINUTES")),
                integer("CHANNEL_HEALTH_THRESHOLD_PERCENT"),
                integer("CHANNEL_HEALTH_MINIMUM"),
                integer("CHANNEL_PROBE_EVERY"));
    }

    /// How long a second person can approve what two people must agree to.
    Duration approvalValidity() {
        return Duration.ofMinutes(integer("APPROVAL_VALID_MINUTES"));
    }

    /// How many requests one agent may make in an hour.
    int resendsPerAgentAndHour() {
        return integer("RESENDS_PER_AGENT_AND_HOUR");
    }

    /// How many requests all may make together in an hour who type no name.
    int unnamedResendsPerHour() {
        return integer("UNNAMED_RESENDS_PER_HOUR");
    }

    GuessingPolicy guessingPolicy() {
        return new GuessingPolicy(
                Duration.ofMinutes(integer("GUESSING_WINDOW_MINUTES")),
                integer("GUESSING_WRONG_CODES"),
                Duration.ofMinutes(integer("GUESSING_QUIET_MINUTES")),
                integer("GUESSING_SUSPECT_CODES"),
                integer("GUESSING_SUSPECT_LOCKERS"));
    }

    PresencePolicy presencePolicy() {
        return new PresencePolicy(
                Duration.ofMinutes(integer("OFFLINE_FAULT_MINUTES")),
                Duration.ofMinutes(integer("SILENT_FAULT_MINUTES")));
    }

    /// Where AWS is, when it is not where its SDK looks for it.
    Optional<String> awsEndpoint() {
        return optional("AWS_ENDPOINT_URL");
    }

    /// Who calls, where AWS is not AWS.
    String accessKey() {
        return optional("AWS_ACCESS_KEY_ID").orElse("local");
    }

    String region() {
        return required("AWS_REGION");
    }

    /// How Lambda initialises the function: `on-demand`, `provisioned-concurrency` or `snap-start`.
    Optional<String> initializationType() {
        return optional("AWS_LAMBDA_INITIALIZATION_TYPE");
    }

    /// How many events the function handles at once: one in Lambda, any number in the local system.
    int eventsAtOnce() {
        return optional("AWS_LAMBDA_RUNTIME_API").isPresent() ? 1 : 50;
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalStateException("The environment lacks " + name));
    }

    private int integer(String name) {
        try {
            return Integer.parseInt(required(name));
        } catch (NumberFormatException e) {
            throw new IllegalStateException(name + " must be an integer", e);
        }
    }
}
