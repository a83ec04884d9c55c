package dev.latchkey.local.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.aws.Surroundings;
import dev.latchkey.local.template.LambdaFunction;
import dev.latchkey.local.template.Template;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every function of the template starts with exactly the environment that the template gives it.
class HandlersTest {

    static final List<LambdaFunction> FUNCTIONS = Template.read(RepositoryFiles.ROOT.resolve("template.yaml"), Map.of())
            .functions();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void aFunctionStartsInItsEnvironmentAndCallsNobody(LambdaFunction function) throws Exception {
        try (var aws = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var environment = new HashMap<>(function.environment());
            environment.put("AWS_REGION", "us-east-1");
            environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + aws.getLocalPort());

            assertThat(start(function, environment)).isInstanceOf(RequestStreamHandler.class);

            assertThat(wasCalled(aws)).isFalse();
        }
    }

    @Test
    void aFunctionThatLacksAVariableDoesNotStart() {
        var function = FUNCTIONS.getFirst();

        assertThatRuntimeException()
                .isThrownBy(() -> start(function, Map.of("AWS_REGION", "us-east-1")))
                .havingRootCause()
                .withMessageContaining("The environment lacks");
    }

    private static Object start(LambdaFunction function, Map<String, String> environment) {
        return new Surroundings(environment, CLOCK, new SecureRandom()).around(() -> construct(function.handler()));
    }

    private static Object construct(String className) {
        try {
            return Class.forName(className).getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(className + " does not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className + " is no handler", e);
        }
    }

    private static boolean wasCalled(ServerSocket server) throws IOException {
        server.setSoTimeout(1);
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }
}
