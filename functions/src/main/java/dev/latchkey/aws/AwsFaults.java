package dev.latchkey.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns the SDK's exceptions into two: worth trying again, or not. Their messages end here, since AWS repeats
/// what it was sent.
public final class AwsFaults {

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

    /// Whether trying again later is right.
    static boolean isTransient(SdkException fault) {
        return !(fault instanceof AwsServiceException refused)
                || refused.isThrottlingException()
                || refused.statusCode() >= 500
                || errorCode(fault).startsWith("TransactionConflict")
                || refused.retryable();
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
