package dev.latchkey.handler;

import java.util.Map;

/// Calls a route that asks for IAM credentials, as one user or another.
final class Signed {

    private Signed() {}

    static String arn(String user) {
        return "arn:aws:iam::000000000000:user/" + user;
    }

    static Answer call(JsonHandler handler, String user, Map<String, ?> path, String body) {
        return callAs(arn(user), handler, path, body);
    }

    static Answer callAs(String arn, JsonHandler handler, Map<String, ?> path, String body) {
        return Answer.read(Invocation.of(
                handler,
                Map.of(
                        "pathParameters",
                        path,
                        "requestContext",
                        Map.of("authorizer", Map.of("iam", Map.of("userArn", arn))),
                        "headers",
                        Map.of(),
                        "body",
                        body)));
    }
}
