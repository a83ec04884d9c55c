package dev.latchkey.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.aws.Account;
import java.util.regex.Pattern;

/// Who calls a route that asks for IAM credentials. Locally the route is open: the signature is not checked, and
/// a request without one is `local`'s.
record Caller(String accessKey) {

    private static final Pattern CREDENTIAL = Pattern.compile("^AWS4-HMAC-SHA256 .*?Credential=([^/,\\s]+)/");
    private static final Caller LOCAL = new Caller("local");

    static Caller of(ApiRequest request) {
        var credential = CREDENTIAL.matcher(request.header("authorization"));
        return credential.find() ? new Caller(credential.group(1)) : LOCAL;
    }

    /// As `requestContext.authorizer.iam` has an IAM user.
    void describe(ObjectNode iam) {
        iam.put("accessKey", accessKey)
                .put("accountId", Account.LOCAL.id())
                .put("callerId", accessKey)
                .putNull("cognitoIdentity")
                .putNull("principalOrgId")
                .put("userArn", "arn:aws:iam::" + Account.LOCAL.id() + ":user/" + accessKey)
                .put("userId", accessKey);
    }
}
