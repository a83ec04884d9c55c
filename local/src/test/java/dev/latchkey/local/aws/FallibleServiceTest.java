package dev.latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.fault.Fault;
import dev.latchkey.local.fault.FaultRule;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.fault.FaultyService;
import dev.latchkey.local.phone.Behaviours;
import dev.latchkey.local.phone.Phones;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InternalServiceErrorException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ThrottledException;

/// What AWS's own SDK makes of injected faults.
class FallibleServiceTest {

    private static final String PHONE = "+491713920001";

    @TempDir
    private Path directory;

    private final Work work = new Work();
    private final VirtualClock clock = new VirtualClock(LocalAws.START, work);
    private final Faults faults = new Faults(new SplittableRandom(1));
    private final Phones phones = new Phones();
    private AwsEndpoint endpoint;

    @BeforeEach
    void start() {
        var ground = new Ground(Account.LOCAL, directory, clock, work, UUID::randomUUID);
        endpoint = new AwsEndpoint(0, UUID::randomUUID);
        add(new SnsService(ground, phones, new Behaviours(), new TestSubscriptions(), (function, payload) -> {}));
        add(new SesService(ground, phones, new Behaviours(), new TestSubscriptions(), (function, payload) -> {}));
        add(new SecretsManagerService(ground, new SecureRandom()));
    }

    private void add(AwsService service) {
        endpoint.add(new FallibleService(service, faults));
    }

    @AfterEach
    void stop() {
        endpoint.close();
        faults.close();
        clock.close();
    }

    @Test
    void aQueryServiceFailsInXml() {
        inject(FaultyService.SNS, "Publish", "Throttled", false);

        var failure = catchThrowableOfType(ThrottledException.class, this::publish);

        assertThat(failure.statusCode()).isEqualTo(429);
    }

    @Test
    void aRestServiceFailsInJson() {
        inject(FaultyService.SES, "GetSuppressedDestination", "TooManyRequestsException", false);
        try (var ses = LocalAws.client(SesV2Client.builder(), endpoint)) {

            var failure = catchThrowableOfType(
                    TooManyRequestsException.class,
                    () -> ses.getSuppressedDestination(request -> request.emailAddress("ada@example.com")));

            assertThat(failure.statusCode()).isEqualTo(429);
        }
    }

    @Test
    void aJsonServiceFailsInItsOwnShape() {
        inject(FaultyService.SECRETS_MANAGER, "GetSecretValue", "InternalServiceError", false);
        try (var secrets = LocalAws.client(SecretsManagerClient.builder(), endpoint)) {

            var failure = catchThrowableOfType(
                    InternalServiceErrorException.class,
                    () -> secrets.getSecretValue(request -> request.secretId("any")));

            assertThat(failure.statusCode()).isEqualTo(500);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void anErrorStandsInPlaceOfTheWorkOrOfItsAnswer(boolean isAfter, int arrived) throws InterruptedException {
        inject(FaultyService.SNS, "Publish", "InternalError", isAfter);

        assertThatThrownBy(this::publish).isInstanceOf(AwsServiceException.class);

        clock.advance(Duration.ZERO);
        assertThat(phones.received()).hasSize(arrived);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void aConnectionIsCutBeforeTheWorkOrAfterIt(boolean isAfter, int arrived) throws InterruptedException {
        inject(FaultyService.SNS, "Publish", FaultyService.NO_ANSWER, isAfter);

        assertThatThrownBy(this::publish).isInstanceOf(SdkClientException.class);

        clock.advance(Duration.ZERO);
        assertThat(phones.received()).hasSize(arrived);
    }

    private void publish() {
        try (var sns = LocalAws.client(SnsClient.builder(), endpoint)) {
            sns.publish(request -> request.phoneNumber(PHONE).message("Hello"));
        }
    }

    private void inject(FaultyService service, String operation, String error, boolean isAfter) {
        faults.add(new FaultRule(
                service,
                Optional.of(operation),
                Optional.empty(),
                new Fault(service.error(error), Duration.ZERO, isAfter),
                1,
                OptionalInt.empty()));
    }
}
