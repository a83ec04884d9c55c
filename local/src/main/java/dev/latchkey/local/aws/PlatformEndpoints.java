package dev.latchkey.local.aws;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The devices that are registered with SNS, kept in a file so that their ARNs outlive a restart.
final class PlatformEndpoints {

    private static final Pattern APPLICATION = Pattern.compile("arn:aws:sns:[^:]+:\\d{12}:(app/[A-Z_]+/[\\w.-]+)");

    private final Ground ground;
    private final StateFile<PlatformEndpoint> file;
    private final Map<String, PlatformEndpoint> endpoints;

    PlatformEndpoints(Ground ground) {
        this.ground = ground;
        this.file = new StateFile<>(ground.directory().resolve("push-endpoints.json"), new TypeReference<>() {});
        this.endpoints = new TreeMap<>(file.read());
    }

    /// Registers a device, or finds it where it is registered already, disabled or not.
    ///
    /// @param userData null where the caller does not care
    /// @throws AwsError `InvalidParameter` where the application's ARN is none, or its user data differ
    synchronized PlatformEndpoint create(String applicationArn, String token, String userData) {
        var application = APPLICATION.matcher(applicationArn);
        if (!application.matches()) {
            throw invalid("PlatformApplicationArn Reason: is not the ARN of a platform application");
        }
        var known = find(application.group(1), token);
        if (known.isPresent() && userData != null && !known.get().userData().equals(userData)) {
            throw invalid("Token Reason: Endpoint " + known.get().arn()
                    + " already exists with the same Token, but different attributes.");
        }
        return known.orElseGet(() -> keep(fresh(application.group(1), token, userData == null ? "" : userData)));
    }

    private Optional<PlatformEndpoint> find(String application, String token) {
        return endpoints.values().stream()
                .filter(endpoint -> endpoint.application().equals(application))
                .filter(endpoint -> endpoint.token().equals(token))
                .findFirst();
    }

    /// @throws AwsError `NotFound`
    synchronized PlatformEndpoint get(String arn) {
        var endpoint = endpoints.get(arn);
        if (endpoint == null) {
            throw new AwsError(404, "NotFound", "Endpoint does not exist");
        }
        return endpoint;
    }

    /// @throws AwsError `NotFound`
    synchronized void change(String arn, UnaryOperator<PlatformEndpoint> change) {
        keep(change.apply(get(arn)));
    }

    /// Deletes what is there; no error where it is not.
    synchronized void delete(String arn) {
        endpoints.remove(arn);
        file.write(endpoints);
    }

    private PlatformEndpoint keep(PlatformEndpoint endpoint) {
        endpoints.put(endpoint.arn(), endpoint);
        file.write(endpoints);
        return endpoint;
    }

    private PlatformEndpoint fresh(String application, String token, String userData) {
        var name = "endpoint/" + application.substring("app/".length()) + "/" + ground.newId();
        return new PlatformEndpoint(ground.account().arn("sns", name), application, token, userData, true);
    }

    private static AwsError invalid(String reason) {
        return new AwsError(400, "InvalidParameter", "Invalid parameter: " + reason);
    }
}
