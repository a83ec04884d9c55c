package dev.latchkey.local.template;

import java.time.Duration;

/// A route of the template's HTTP API.
///
/// @param apiId physical
/// @param method such as `POST`, `ANY`, or empty for the `$default` route
/// @param path such as `/carriers/{carrier}/events`, or empty for the `$default` route
/// @param function physical name of the function that answers
/// @param authorized whether callers sign with IAM credentials in the cloud
/// @param timeout how long the API waits for the function
public record Route(String apiId, String method, String path, String function, boolean authorized, Duration timeout) {

    /// As API Gateway names it: `POST /carriers/{carrier}/events`, or `$default`.
    public String key() {
        return isDefault() ? "$default" : method + " " + path;
    }

    public boolean isDefault() {
        return path.isEmpty();
    }
}
