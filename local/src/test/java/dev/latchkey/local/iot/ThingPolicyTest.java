package dev.latchkey.local.iot;

import static dev.latchkey.local.iot.LockerPolicy.allow;
import static dev.latchkey.local.iot.LockerPolicy.deny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.aws.Account;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThingPolicyTest {

    private static final ThingConnection LOCKER_1 = ThingConnection.of("locker-1", "locker-1");
    private static final ThingConnection IMPOSTOR = ThingConnection.of("locker-2", "locker-1");

    @Test
    void lockerTouchesItsOwnTopics() {
        var policy = LockerPolicy.POLICY;

        assertThat(policy.allows(LOCKER_1, ThingOperation.CONNECT, "locker-1")).isTrue();
        assertThat(policy.allowsPublish(LOCKER_1, "lockers/locker-1/events", false))
                .isTrue();
        assertThat(policy.allows(LOCKER_1, ThingOperation.SUBSCRIBE, "lockers/locker-1/manifest"))
                .isTrue();
        assertThat(policy.allows(LOCKER_1, ThingOperation.RECEIVE, "lockers/locker-1/manifest"))
                .isTrue();
    }

    @Test
    void lockerTouchesNoOtherLockersTopics() {
        var policy = LockerPolicy.POLICY;

        assertThat(policy.allowsPublish(LOCKER_1, "lockers/locker-2/events", false))
                .isFalse();
        assertThat(policy.allows(LOCKER_1, ThingOperation.SUBSCRIBE, "lockers/locker-2/manifest"))
                .isFalse();
        assertThat(policy.allows(LOCKER_1, ThingOperation.SUBSCRIBE, "lockers/+/manifest"))
                .isFalse();
        assertThat(policy.allows(LOCKER_1, ThingOperation.SUBSCRIBE, "#")).isFalse();
        assertThat(policy.allows(LOCKER_1, ThingOperation.CONNECT, "locker-2")).isFalse();
    }

    @Test
    void foreignClientIdHasNoThing() {
        assertThat(LockerPolicy.POLICY.allows(IMPOSTOR, ThingOperation.CONNECT, "locker-2"))
                .isFalse();
        assertThat(LockerPolicy.POLICY.allows(IMPOSTOR, ThingOperation.CONNECT, "locker-1"))
                .isFalse();
    }

    @Test
    void retainingNeedsLeaveOfItsOwn() {
        assertThat(LockerPolicy.POLICY.allowsPublish(LOCKER_1, "lockers/locker-1/events", true))
                .isFalse();
        assertThat(LockerPolicy.POLICY.allowsPublish(LOCKER_1, "lockers/locker-1/acks", true))
                .isTrue();
    }

    @Test
    void denyWinsOverAllow() {
        var policy = policy(allow("iot:*", "*"), deny("iot:Publish", "topic/lockers/*/commands"));

        assertThat(policy.allowsPublish(LOCKER_1, "lockers/locker-1/events", false))
                .isTrue();
        assertThat(policy.allowsPublish(LOCKER_1, "lockers/locker-1/commands", false))
                .isFalse();
    }

    @Test
    void wildcardInAClientIdIsTakenLiterally() {
        var policy = policy(allow("iot:Publish", "topic/${iot:ClientId}/events"));

        assertThat(policy.allowsPublish(ThingConnection.of("*", null), "locker-1/events", false))
                .isFalse();
        assertThat(policy.allowsPublish(ThingConnection.of("*", null), "*/events", false))
                .isTrue();
    }

    @Test
    void questionMarkStandsForOneCharacter() {
        var policy = policy(allow("iot:Connect", "client/locker-?"));

        assertThat(policy.allows(LOCKER_1, ThingOperation.CONNECT, "locker-1")).isTrue();
        assertThat(policy.allows(LOCKER_1, ThingOperation.CONNECT, "locker-12")).isFalse();
    }

    @Test
    void actionsAreComparedWithoutRegardToCase() {
        assertThat(policy(allow("IOT:connect", "client/*")).allows(LOCKER_1, ThingOperation.CONNECT, "locker-1"))
                .isTrue();
    }

    @Test
    void anotherAccountsResourceIsAnother() {
        var policy = ThingPolicy.of(
                new Account("111111111111", "us-east-1"), Map.of("Statement", allow("iot:Connect", "client/*")));

        assertThat(policy.allows(LOCKER_1, ThingOperation.CONNECT, "locker-1")).isFalse();
    }

    @Test
    void attachedThingCanBeAskedFor() {
        var policy = policy(Map.of(
                "Effect",
                "Allow",
                "Action",
                "iot:Connect",
                "Resource",
                "*",
                "Condition",
                Map.of("Bool", Map.of("iot:Connection.Thing.IsAttached", List.of("true")))));

        assertThat(policy.allows(LOCKER_1, ThingOperation.CONNECT, "locker-1")).isTrue();
        assertThat(policy.allows(IMPOSTOR, ThingOperation.CONNECT, "locker-2")).isFalse();
    }

    @Test
    void emptyPolicyAllowsNothing() {
        assertThat(policy().allows(LOCKER_1, ThingOperation.CONNECT, "locker-1"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotAction", "NotResource", "Principal", "Conditions"})
    void unknownElementIsRejected(String element) {
        var statement = Map.of("Effect", "Allow", "Action", "iot:Connect", "Resource", "*", element, "x");

        assertThatThrownBy(() -> policy(statement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(element);
    }

    @Test
    void unknownVariableIsRejected() {
        assertThatThrownBy(() -> policy(allow("iot:Connect", "client/${iot:Certificate.Subject.CommonName}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("${iot:Certificate.Subject.CommonName}");
    }

    @Test
    void otherConditionIsRejected() {
        var condition = Map.of("IpAddress", Map.of("aws:SourceIp", "127.0.0.1"));
        var statement = Map.of("Effect", "Allow", "Action", "iot:Connect", "Resource", "*", "Condition", condition);

        assertThatThrownBy(() -> policy(statement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Condition");
    }

    private static ThingPolicy policy(Object... statements) {
        return ThingPolicy.of(Account.LOCAL, Map.of("Version", "2012-10-17", "Statement", List.of(statements)));
    }
}
