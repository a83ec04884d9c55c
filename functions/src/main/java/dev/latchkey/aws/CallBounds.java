package dev.latchkey.aws;

import java.time.Duration;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context.BeforeExecution;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/// How long and how often one AWS call is tried before its fault becomes the caller's.
///
/// The SDK bridges what passes within a second or so: up to three tries with jittered pauses. What lasts longer is
/// the workflow's to try again, whose pauses cost nothing. No call is begun that could outlive its function: one
/// that is stopped by Lambda in the middle loses its instance, and says nothing of what failed.
final class CallBounds implements ExecutionInterceptor {

    /// A try that takes longer is taken for lost. AWS answers within tens of milliseconds; a first call with its
    /// TLS handshake on a small function takes up to a second.
    static final Duration TRY = Duration.ofSeconds(2);

    static final int TRIES = 3;

    /// All tries and pauses together.
    static final Duration CALL = Duration.ofSeconds(5);

    static final Duration CONNECT = Duration.ofSeconds(1);

    /// What must be left of the function's time for a call to begin: the call, and a second to tell of it.
    static final Duration NEEDED = CALL.plusSeconds(1);

    private static final BackoffStrategy PAUSES =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(1));
    private static final BackoffStrategy PAUSES_OF_THROTTLED =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(200), Duration.ofSeconds(1));

    private CallBounds() {}

    /// For services whose every call can be done twice: each of ours is conditional, carries a name that AWS
    /// accepts once, or writes what is there already.
    static ClientOverrideConfiguration repeatable() {
        return configuration(paced(AwsRetryStrategy.standardRetryStrategy().toBuilder()));
    }

    /// For services that send messages and know no idempotency keys: a call that may have had its effect is not
    /// tried again here.
    static ClientOverrideConfiguration unrepeatable() {
        return configuration(paced(StandardRetryStrategy.builder()
                .useClientDefaults(false)
                .retryOnException(AwsFaults::isWithoutEffectForNow)
                .treatAsThrottling(isSdkFault(AwsFaults::isThrottling))));
    }

    private static Predicate<Throwable> isSdkFault(Predicate<SdkException> kind) {
        return thrown -> thrown instanceof SdkException fault && kind.test(fault);
    }

    private static StandardRetryStrategy paced(StandardRetryStrategy.Builder strategy) {
        return strategy.maxAttempts(TRIES)
                .backoffStrategy(PAUSES)
                .throttlingBackoffStrategy(PAUSES_OF_THROTTLED)
                .build();
    }

    private static ClientOverrideConfiguration configuration(StandardRetryStrategy strategy) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(strategy)
                .apiCallAttemptTimeout(TRY)
                .apiCallTimeout(CALL)
                .addExecutionInterceptor(new CallBounds())
                .build();
    }

    /// @throws ServiceUnavailable where the function would end before the call's bounds do
    @Override
    public void beforeExecution(BeforeExecution context, ExecutionAttributes attributes) {
        if (TimeLeft.isLessThan(NEEDED)) {
            throw new ServiceUnavailable(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME), "OutOfTime");
        }
    }
}
