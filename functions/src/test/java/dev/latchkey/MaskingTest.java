package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.latchkey.code.PickupCode;
import dev.latchkey.code.PickupLinks;
import dev.latchkey.code.PickupToken;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.JsonWebSignature;
import dev.latchkey.locker.ProvisionLocker.Provisioned;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.MessageText;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.ContactHistory;
import dev.latchkey.recipient.ContactHistory.Version;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is secret does not show itself, wherever it is printed.
class MaskingTest {

    private static final String MASTER_KEY = "test-vector-master-key";

    static Stream<Arguments> secrets() {
        var lockerKey = FixedMasterKeys.V1.lockerKey(InMemoryCloud.LOCKER_ID);
        var code = PickupCode.derive(FixedMasterKeys.V1, InMemoryCloud.LOCKER_ID, "d-1", 1, 8);
        var recipient = Parcel.recipient();
        var secret = "whsec_c2VjcmV0";
        return Stream.of(
                arguments(new Address("+491713920042"), "1713920042"),
                arguments(recipient.channels().getFirst(), "push-token-1"),
                arguments(recipient, "Sommer"),
                arguments(recipient, "ada@example.com"),
                arguments(new Known(recipient, "acme", 1, InMemoryCloud.START), "1713920042"),
                arguments(Parcel.first().registered(), "ada@example.com"),
                arguments(Household.registered(Parcel.first()), "1713920077"),
                arguments(
                        new ContactHistory(List.of(
                                new Version(new Known(recipient, "acme", 1, InMemoryCloud.START), Optional.empty()))),
                        "1713920042"),
                arguments(new TaskToken("AAAAKgAAAAIAAAAA"), "AAAA"),
                arguments(code, code.digits()),
                arguments(new MessageText("Title", "Your code: " + code.digits()), code.digits()),
                arguments(PickupLinks.link("d-1", 1, FixedMasterKeys.V1), "d-1"),
                arguments(new PickupToken("eyJhbGciOiJFZERTQSJ9.e30.c2ln"), "eyJ"),
                arguments(JsonWebSignature.of(JsonFields.of("sub", "d-1"), FixedMasterKeys.V1.signingKey()), "eyJ"),
                arguments(FixedMasterKeys.V1, MASTER_KEY),
                arguments(FixedMasterKeys.V1.signingKey(), "[B@"),
                arguments(lockerKey, lockerKey.export()),
                arguments(new Provisioned(lockerKey, "PEM"), lockerKey.export()),
                arguments(JsonObject.of(Map.of("secret", secret)), secret),
                arguments(
                        new WebhookRequest(
                                Map.of("webhook-signature", secret), secret.getBytes(StandardCharsets.UTF_8)),
                        secret));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void isNotShown(Object holder, String secret) {
        assertThat(holder.toString()).doesNotContain(secret);
        assertThat("in a text: " + holder).doesNotContain(secret);
    }
}
