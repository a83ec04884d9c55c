package dev.latchkey.aws;

import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.MasterKeys;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The master key's versions in Secrets Manager. A version's text never changes, so it is asked for once.
final class SecretsManagerMasterKeys implements MasterKeys {

    private final SecretsManagerClient client;
    private final String secretId;
    private final Map<String, MasterKey> versions = new ConcurrentHashMap<>();

    SecretsManagerMasterKeys(SecretsManagerClient client, String secretId) {
        this.client = client;
        this.secretId = secretId;
    }

    @Override
    public MasterKey current() {
        var secret = client.getSecretValue(request -> request.secretId(secretId));
        return versions.computeIfAbsent(secret.versionId(), version -> new MasterKey(version, secret.secretString()));
    }

    @Override
    public MasterKey version(String version) {
        return versions.computeIfAbsent(version, this::fetch);
    }

    private MasterKey fetch(String version) {
        var secret = client.getSecretValue(request -> request.secretId(secretId).versionId(version));
        return new MasterKey(version, secret.secretString());
    }
}
