package dev.latchkey.aws;

import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.MasterKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The master key's versions in Secrets Manager. A version's text never changes, so it is asked for once; which one
/// is the current one is asked for every few minutes, since every manifest's publisher wants to know.
final class SecretsManagerMasterKeys implements MasterKeys {

    private static final Duration CURRENT_FOR = Duration.ofMinutes(5);

    private final SecretsManagerClient client;
    private final String secretId;
    private final Clock clock;
    private final Map<String, MasterKey> versions = new ConcurrentHashMap<>();

    private volatile Optional<Answer> answer = Optional.empty();

    SecretsManagerMasterKeys(SecretsManagerClient client, String secretId, Clock clock) {
        this.client = client;
        this.secretId = secretId;
        this.clock = clock;
    }

    @Override
    public MasterKey current() {
        var now = clock.instant();
        var known = answer.filter(it -> now.isBefore(it.askedAt().plus(CURRENT_FOR)))
                .orElseGet(() -> new Answer(askForCurrent(), now));
        answer = Optional.of(known);
        return known.current();
    }

    private MasterKey askForCurrent() {
        var secret = client.getSecretValue(request -> request.secretId(secretId));
        return versions.computeIfAbsent(secret.versionId(), version -> new MasterKey(version, secret.secretString()));
    }

    private record Answer(MasterKey current, Instant askedAt) {}

    @Override
    public MasterKey version(String version) {
        return versions.computeIfAbsent(version, this::fetch);
    }

    private MasterKey fetch(String version) {
        var secret = client.getSecretValue(request -> request.secretId(secretId).versionId(version));
        return new MasterKey(version, secret.secretString());
    }
}
