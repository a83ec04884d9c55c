package dev.latchkey.aws;

import java.net.ConnectException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.http.HttpException;

/// Turns the SDK's exceptions into two: worth trying again, or not. Their messages end here, since AWS repeats
/// what it was sent.
public final class AwsFaults {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAULT = 500;
    private static final int UNAVAILABLE = 503;
    private static final Set<String> UNCONNECTED =
            Set.of("AWS_IO_SOCKET_CONNECTION_REFUSED", "AWS_IO_SOCKET_NO_ROUTE_TO_HOST", "AWS_IO_SOCKET_NETWORK_DOWN");

    private AwsFaults() {}

    /// Runs `work`.
    ///
    /// @throws ServiceUnavailable when AWS throttled, timed out or failed
    /// @throws ServiceRefused when AWS refused for good
    public static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (AwsServiceException refused) {
            throw translated(refused);
        } catch (SdkException unreachable) {
            throw withFrames(
                    new ServiceUnavailable("aws", unreachable.getClass().getSimpleName()), unreachable);
        }
    }

    /// The service's error code, such as `Throttling`; the exception's class where it has none.
    static String errorCode(SdkException fault) {
        return fault instanceof AwsServiceException refused
                        && refused.awsErrorDetails() != null
                        && refused.awsErrorDetails().errorCode() != null
                ? refused.awsErrorDetails().errorCode()
                : fault.getClass().getSimpleName();
    }

    /// Whether trying again later is right. A fault without an answer of AWS is one of connections, and passes.
    static boolean isTransient(SdkException fault) {
        return !(fault instanceof AwsServiceException refused)
                || isThrottling(refused)
                || refused.statusCode() >= SERVER_FAULT
                || errorCode(fault).startsWith("TransactionConflict")
                || refused.retryable();
    }

    /// Whether AWS is asked too often. The SDK knows AWS's usual codes, and not those that are one service's own,
    /// such as `Throttled` of SNS or `ExecutionLimitExceeded` of Step Functions.
    static boolean isThrottling(SdkException fault) {
        return fault instanceof AwsServiceException refused
                && (refused.isThrottlingException()
                        || refused.statusCode() == TOO_MANY_REQUESTS
                        || errorCode(refused).contains("Throttl")
                        || errorCode(refused).equals("ExecutionLimitExceeded"));
    }

    /// Whether the call certainly had no effect and may have one later: AWS was never reached, or turned it away
    /// at the door. What got no answer, or a 500, can have had its effect.
    static boolean isWithoutEffectForNow(Throwable thrown) {
        return thrown instanceof SdkException fault
                && (isThrottling(fault) || isTurnedAway(fault) || isUnconnected(fault));
    }

    private static boolean isTurnedAway(SdkException fault) {
        return fault instanceof AwsServiceException refused && refused.statusCode() == UNAVAILABLE;
    }

    private static boolean isUnconnected(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof HttpException connecting
                                && isUnconnected(CRT.awsErrorName(connecting.getErrorCode())));
    }

    /// As the common runtime names what goes wrong before there is a connection.
    private static boolean isUnconnected(String errorName) {
        return UNCONNECTED.contains(errorName) || errorName.startsWith("AWS_IO_DNS");
    }

    private static RuntimeException translated(AwsServiceException refused) {
        var service = refused.awsErrorDetails() == null
                ? "aws"
                : refused.awsErrorDetails().serviceName();
        return withFrames(
                isTransient(refused)
                        ? new ServiceUnavailable(service, errorCode(refused))
                        : new ServiceRefused(service, errorCode(refused)),
                refused);
    }

    /// Keeps where it happened without keeping the message.
    private static RuntimeException withFrames(RuntimeException translated, SdkException fault) {
        translated.setStackTrace(fault.getStackTrace());
        return translated;
    }
}
