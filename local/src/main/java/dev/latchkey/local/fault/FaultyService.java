package dev.latchkey.local.fault;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A service that faults can be injected into, with the errors that it can answer and their HTTP statuses.
///
/// The errors are those of AWS's service models (where SDK 2.40 has them), and the common errors of each
/// protocol: throttling, internal failure, unavailability, missing rights.
public enum FaultyService {
    DYNAMODB(
            "dynamodb",
            Map.of(
                    "ProvisionedThroughputExceededException", 400,
                    "ThrottlingException", 400,
                    "RequestLimitExceeded", 400,
                    "TransactionConflictException", 400,
                    "ResourceNotFoundException", 400,
                    "AccessDeniedException", 400,
                    "ValidationException", 400,
                    "InternalServerError", 500,
                    "ServiceUnavailable", 503)),
    SNS(
            "sns",
            Map.of(
                    "Throttled", 429,
                    "Throttling", 400,
                    "KMSThrottling", 400,
                    "AuthorizationError", 403,
                    "InternalError", 500,
                    "InternalFailure", 500,
                    "ServiceUnavailable", 503)),
    SES(
            "ses",
            Map.of(
                    "TooManyRequestsException", 429,
                    "LimitExceededException", 400,
                    "AccountSuspendedException", 400,
                    "SendingPausedException", 400,
                    "MailFromDomainNotVerifiedException", 400,
                    "MessageRejected", 400,
                    "AccessDeniedException", 403,
                    "InternalServiceErrorException", 500,
                    "ServiceUnavailable", 503)),
    IOT_DATA(
            "iotdata",
            Map.of(
                    "ThrottlingException", 429,
                    "UnauthorizedException", 401,
                    "ForbiddenException", 403,
                    "InternalFailureException", 500,
                    "ServiceUnavailableException", 503)),
    LAMBDA(
            "lambda",
            Map.of(
                    "TooManyRequestsException", 429,
                    "SnapStartException", 400,
                    "SnapStartNotReadyException", 409,
                    "SnapStartTimeoutException", 408,
                    "KMSAccessDeniedException", 502,
                    "ENILimitReachedException", 502,
                    "ResourceNotReadyException", 502,
                    "ServiceException", 500)),
    STATES(
            "states",
            Map.of(
                    "ThrottlingException", 400,
                    "ExecutionLimitExceeded", 400,
                    "KmsThrottlingException", 400,
                    "AccessDeniedException", 400,
                    "InternalFailure", 500,
                    "ServiceUnavailable", 503)),
    SECRETS_MANAGER(
            "secretsmanager",
            Map.of(
                    "ThrottlingException", 400,
                    "DecryptionFailure", 400,
                    "ResourceNotFoundException", 400,
                    "AccessDeniedException", 400,
                    "InternalServiceError", 500,
                    "ServiceUnavailable", 503));

    /// In place of an error's name: the connection is cut and nothing is answered.
    public static final String NO_ANSWER = "NoAnswer";

    private final String signingName;
    private final Map<String, Integer> statuses;

    FaultyService(String signingName, Map<String, Integer> statuses) {
        this.signingName = signingName;
        this.statuses = new TreeMap<>(statuses);
    }

    /// The service's name in a request's credential scope, by which faults are set.
    public String signingName() {
        return signingName;
    }

    public static Optional<FaultyService> named(String signingName) {
        return Arrays.stream(values())
                .filter(service -> service.signingName.equals(signingName))
                .findFirst();
    }

    /// The service's error of this name; nothing where it has none.
    public Optional<InjectedError> error(String code) {
        return code.equals(NO_ANSWER)
                ? Optional.of(new InjectedError(NO_ANSWER, 0))
                : Optional.ofNullable(statuses.get(code)).map(status -> new InjectedError(code, status));
    }

    /// The names of its errors, in alphabetical order, [#NO_ANSWER] among them.
    public Set<String> errorCodes() {
        var codes = new TreeSet<>(statuses.keySet());
        codes.add(NO_ANSWER);
        return codes;
    }
}
