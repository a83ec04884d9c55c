package dev.latchkey.local.lambda;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.template.LambdaFunction;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// The environment variables of a function: the template's, and what Lambda adds. The AWS endpoint is the only
/// thing that tells a function that it runs locally. Its access key is its name, by which its rights are known.
record FunctionEnvironment(Account account, URI awsEndpoint) {

    Map<String, String> of(LambdaFunction function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.put("_HANDLER", function.handler());
        environment.put("AWS_REGION", account.region());
        environment.put("AWS_DEFAULT_REGION", account.region());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMegabytes()));
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", InvocationContext.VERSION);
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", InvocationContext.LOG_STREAM);
        environment.put("AWS_ACCESS_KEY_ID", function.name());
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_SESSION_TOKEN", "local");
        environment.put("AWS_ENDPOINT_URL", awsEndpoint.toString());
        environment.put("TZ", ":UTC");
        return environment;
    }
}
