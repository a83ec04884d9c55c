package dev.latchkey.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.aws.Secret.Version;
import dev.latchkey.local.template.Resource;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/// Secrets Manager on its JSON protocol: values are read, listed, created and replaced; nothing is deleted or
/// rotated by itself. Values survive a restart.
public final class SecretsManagerService implements AwsService {

    private static final String TYPE = "AWS::SecretsManager::Secret";
    private static final String INVALID = "InvalidParameterException";

    private final Secrets secrets;
    private final SecretGenerator generator;

    public SecretsManagerService(Ground ground, SecureRandom random) {
        secrets = new Secrets(ground);
        generator = new SecretGenerator(random);
    }

    /// The ARN that a secret of this name has or will have.
    public static String arn(Account account, String name) {
        return Secrets.arn(account, name);
    }

    /// Creates the secrets among `resources` that do not exist yet. A generated value is generated once; a value
    /// that the template spells out replaces what is there.
    ///
    /// @param resources the properties of an `AWS::SecretsManager::Secret` carry `Name`; other types are skipped
    public void createSecrets(List<Resource> resources) {
        resources.stream().filter(resource -> resource.type().equals(TYPE)).forEach(this::create);
    }

    private void create(Resource resource) {
        if (!(resource.properties().get("Name") instanceof String name)) {
            throw new IllegalArgumentException(resource.logicalId() + ": Name is missing");
        }
        var known = secrets.find(name);
        if (known.isEmpty()) {
            var description = String.valueOf(resource.properties().getOrDefault("Description", ""));
            secrets.create(name, description, null, value(resource));
        } else if (resource.properties().get("SecretString") instanceof String text) {
            secrets.put(known.get(), null, text);
        }
    }

    private String value(Resource resource) {
        if (resource.properties().get("SecretString") instanceof String text) {
            return text;
        }
        return resource.properties().get("GenerateSecretString") instanceof Map<?, ?> rules
                ? generator.generate(rules)
                : generator.generate(Map.of());
    }

    /// A secret's current text.
    ///
    /// @throws IllegalArgumentException where there is no secret of this name
    public String text(String name) {
        return secrets.find(name)
                .flatMap(secret -> secret.version(null, Secret.CURRENT))
                .orElseThrow(() -> new IllegalArgumentException("There is no secret " + name))
                .text();
    }

    @Override
    public String signingName() {
        return "secretsmanager";
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        var input = Json.read(request.body());
        var operation = String.valueOf(request.targetOperation());
        var answer = switch (operation) {
            case "GetSecretValue" -> getValue(input);
            case "DescribeSecret" -> described(secret(input));
            case "ListSecrets" -> list();
            case "CreateSecret" -> create(input);
            case "PutSecretValue" -> putValue(input);
            default -> throw AwsError.lacking("secretsmanager", operation);
        };
        return AwsResponse.json11(200, answer.toString());
    }

    private ObjectNode getValue(JsonNode input) {
        var secret = secret(input);
        var id = Json.optional(input, "VersionId");
        var stage = Json.optional(input, "VersionStage");
        var version = secret.version(id, id == null && stage == null ? Secret.CURRENT : stage)
                .orElseThrow(() -> notFound("Secrets Manager can't find the specified secret value for "
                        + (id == null ? "staging label: " + stage : "VersionId: " + id)));
        return named(secret, version).put("SecretString", version.text()).put("CreatedDate", version.created());
    }

    private ObjectNode create(JsonNode input) {
        var name = Json.required(input, "Name", INVALID);
        if (secrets.find(name).isPresent()) {
            throw new AwsError(
                    400, "ResourceExistsException", "The operation failed because the secret already exists.");
        }
        var description = input.path("Description").asText("");
        var text = Json.required(input, "SecretString", INVALID);
        var secret = secrets.create(name, description, Json.optional(input, "ClientRequestToken"), text);
        return named(secret, secret.versions().getLast());
    }

    private ObjectNode putValue(JsonNode input) {
        var text = Json.required(input, "SecretString", INVALID);
        var secret = secrets.put(secret(input), Json.optional(input, "ClientRequestToken"), text);
        return named(secret, secret.versions().getLast());
    }

    private ObjectNode list() {
        var answer = Json.object();
        var list = answer.putArray("SecretList");
        secrets.all().stream().map(SecretsManagerService::described).forEach(list::add);
        return answer;
    }

    private static ObjectNode named(Secret secret, Version version) {
        var answer = Json.object().put("ARN", secret.arn()).put("Name", secret.name());
        answer.put("VersionId", version.id()).set("VersionStages", Json.tree(version.stages()));
        return answer;
    }

    private static ObjectNode described(Secret secret) {
        var answer = Json.object().put("ARN", secret.arn()).put("Name", secret.name());
        answer.put("Description", secret.description()).put("CreatedDate", secret.created());
        var stages = answer.putObject("VersionIdsToStages");
        secret.versions().stream()
                .filter(version -> !version.stages().isEmpty())
                .forEach(version -> stages.set(version.id(), Json.tree(version.stages())));
        return answer;
    }

    private Secret secret(JsonNode input) {
        return secrets.find(Json.required(input, "SecretId", INVALID))
                .orElseThrow(() -> notFound("Secrets Manager can't find the specified secret."));
    }

    private static AwsError notFound(String message) {
        return new AwsError(400, "ResourceNotFoundException", message);
    }
}
