package dev.latchkey.local.aws;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.latchkey.local.aws.Secret.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All secrets, kept in a file that only its owner may read.
final class Secrets {

    private static final String SUFFIX_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX_LENGTH = 6;

    private final Ground ground;
    private final StateFile<Secret> file;
    private final Map<String, Secret> secrets;

    Secrets(Ground ground) {
        this.ground = ground;
        this.file = new StateFile<>(ground.directory().resolve("secrets.json"), new TypeReference<>() {});
        this.secrets = new TreeMap<>(file.read());
    }

    /// @param id a name, an ARN, or an ARN without its suffix
    synchronized Optional<Secret> find(String id) {
        return secrets.values().stream().filter(secret -> isNamed(secret, id)).findFirst();
    }

    synchronized List<Secret> all() {
        return List.copyOf(secrets.values());
    }

    synchronized Secret create(String name, String description, String versionId, String text) {
        var version = version(versionId, text);
        return keep(new Secret(name, arn(ground.account(), name), description, version.created(), List.of(version)));
    }

    /// Makes `text` the current value; leaves everything as it is where it already is.
    synchronized Secret put(Secret secret, String versionId, String text) {
        var current = secret.version(null, Secret.CURRENT);
        if (current.isPresent() && current.get().text().equals(text)) {
            return secret;
        }
        return keep(secret.with(version(versionId, text)));
    }

    /// A secret's ARN. AWS ends it with six random characters; here they follow from the name, so that an ARN is
    /// known before its secret exists.
    static String arn(Account account, String name) {
        var hash = sha256(name);
        var suffix = new StringBuilder("-");
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            suffix.append(SUFFIX_CHARACTERS.charAt(Byte.toUnsignedInt(hash[i]) % SUFFIX_CHARACTERS.length()));
        }
        return account.arn("secretsmanager", "secret:" + name + suffix);
    }

    private Version version(String id, String text) {
        var versionId = id == null ? ground.newId() : id;
        return new Version(versionId, text, ground.now().getEpochSecond(), List.of(Secret.CURRENT));
    }

    private Secret keep(Secret secret) {
        secrets.put(secret.name(), secret);
        file.write(secrets);
        return secret;
    }

    private static boolean isNamed(Secret secret, String id) {
        var withoutSuffix = secret.arn().substring(0, secret.arn().length() - SUFFIX_LENGTH - 1);
        return id.equals(secret.name()) || id.equals(secret.arn()) || id.equals(withoutSuffix);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
