package dev.latchkey.local.aws;

import java.util.regex.Pattern;

/// What a signed request says of itself: `Authorization: AWS4-HMAC-SHA256
/// Credential=AKID/date/region/service/aws4_request, …`. The signature is not checked: any access key will do,
/// in any region.
///
/// @param accessKey whose request it is
/// @param service the signing name, such as `dynamodb`
record CredentialScope(String accessKey, String service) {

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/[^/,\\s]+/([^/,\\s]+)/");

    /// @throws AwsError `MissingAuthenticationToken` where the request is not signed
    static CredentialScope of(AwsRequest request) {
        var authorization = request.header("authorization");
        if (authorization != null) {
            var credential = CREDENTIAL.matcher(authorization);
            if (credential.find()) {
                return new CredentialScope(credential.group(1), credential.group(2));
            }
        }
        throw new AwsError(
                403,
                "MissingAuthenticationToken",
                "The request is not signed, so its service is unknown. Set any access key and secret.");
    }
}
