package dev.latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.template.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class SecretsManagerServiceTest {

    private static final Resource GENERATED = new Resource(
            "MasterKeySecret",
            "AWS::SecretsManager::Secret",
            Map.of(
                    "Name",
                    "latchkey-MasterKeySecret",
                    "GenerateSecretString",
                    Map.of("PasswordLength", 64, "ExcludePunctuation", true)));

    @AutoClose
    private final LocalAws aws;

    @AutoClose
    private final SecretsManagerClient client;

    SecretsManagerServiceTest(@TempDir Path directory) {
        aws = new LocalAws(directory);
        client = aws.client(SecretsManagerClient.builder());
        aws.secrets.createSecrets(List.of(GENERATED));
    }

    @Test
    void generatesWhatTheTemplateAsksFor() {
        assertThat(value("latchkey-MasterKeySecret")).hasSize(64).matches("[A-Za-z0-9]+");
    }

    @Test
    void isFoundByItsArn() {
        var arn = SecretsManagerService.arn(Account.LOCAL, "latchkey-MasterKeySecret");

        assertThat(arn).matches("arn:aws:secretsmanager:us-east-1:000000000000:secret:latchkey-MasterKeySecret-\\w{6}");
        assertThat(value(arn)).isEqualTo(value("latchkey-MasterKeySecret"));
        assertThat(client.describeSecret(request -> request.secretId(arn)).arn())
                .isEqualTo(arn);
    }

    @Test
    void keepsAGeneratedValueForTheNextProcess() {
        var before = value("latchkey-MasterKeySecret");

        try (var restarted = new LocalAws(aws.directory);
                var other = restarted.client(SecretsManagerClient.builder())) {
            restarted.secrets.createSecrets(List.of(GENERATED));

            assertThat(other.getSecretValue(request -> request.secretId("latchkey-MasterKeySecret"))
                            .secretString())
                    .isEqualTo(before);
        }
    }

    @Test
    void letsOnlyTheOwnerReadTheFile() throws IOException {
        var permissions = Files.getPosixFilePermissions(aws.directory.resolve("secrets.json"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void readsEachVersion() {
        var first = client.createSecret(request -> request.name("s").secretString("one"))
                .versionId();
        var second = client.putSecretValue(request -> request.secretId("s").secretString("two"))
                .versionId();

        assertThat(value("s")).isEqualTo("two");
        assertThat(client.getSecretValue(request -> request.secretId("s").versionId(first))
                        .secretString())
                .isEqualTo("one");
        assertThat(client.getSecretValue(request -> request.secretId("s").versionStage("AWSPREVIOUS"))
                        .versionId())
                .isEqualTo(first);
        assertThat(client.describeSecret(request -> request.secretId("s")).versionIdsToStages())
                .containsEntry(second, List.of("AWSCURRENT"));
    }

    @Test
    void listsSecretsWithoutTheirValues() {
        assertThat(client.listSecrets().secretList())
                .extracting(secret -> secret.name())
                .containsExactly("latchkey-MasterKeySecret");
    }

    @Test
    void putsAGeneratedValueIntoATemplate() {
        aws.secrets.createSecrets(List.of(new Resource(
                "CarrierSecret",
                "AWS::SecretsManager::Secret",
                Map.of(
                        "Name",
                        "carrier",
                        "GenerateSecretString",
                        Map.of("SecretStringTemplate", "{\"user\":\"acme\"}", "GenerateStringKey", "key")))));

        var secret = Json.read(value("carrier"));
        assertThat(secret.path("user").asText()).isEqualTo("acme");
        assertThat(secret.path("key").asText()).hasSize(32);
    }

    @Test
    void knowsNoOtherSecretVersionOrStage() {
        assertThatThrownBy(() -> value("other")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.getSecretValue(
                        request -> request.secretId("latchkey-MasterKeySecret").versionStage("AWSPENDING")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("staging label: AWSPENDING");
    }

    @Test
    void namesAnOperationThatItLacks() {
        assertThatThrownBy(() -> client.deleteSecret(request -> request.secretId("s")))
                .isInstanceOf(SecretsManagerException.class)
                .hasMessageContaining("DeleteSecret");
    }

    private String value(String id) {
        return client.getSecretValue(request -> request.secretId(id)).secretString();
    }
}
