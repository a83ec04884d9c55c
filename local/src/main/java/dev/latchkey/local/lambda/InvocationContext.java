package dev.latchkey.local.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.template.LambdaFunction;
import java.time.Duration;
import java.time.Instant;

/// What Lambda tells a function about one invocation.
///
/// @param deadline when the function's timeout ends, by the local clock
record InvocationContext(
        LambdaFunction function,
        String requestId,
        String invokedArn,
        Instant deadline,
        LocalClock clock,
        LambdaLogger logger)
        implements Context {

    static final String VERSION = "$LATEST";
    static final String LOG_STREAM = "local";

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return function.logGroup();
    }

    @Override
    public String getLogStreamName() {
        return LOG_STREAM;
    }

    @Override
    public String getFunctionName() {
        return function.name();
    }

    @Override
    public String getFunctionVersion() {
        return VERSION;
    }

    @Override
    public String getInvokedFunctionArn() {
        return invokedArn;
    }

    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, Duration.between(clock.now(), deadline).toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return function.memoryMegabytes();
    }

    @Override
    public LambdaLogger getLogger() {
        return logger;
    }
}
