package dev.latchkey.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.lambda.AsyncFunctions;
import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.Functions;
import dev.latchkey.local.lambda.InvocationRefused;
import dev.latchkey.local.lambda.NoSuchFunction;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/// Lambda's `Invoke` on its REST-JSON protocol: `RequestResponse`, `Event` and `DryRun`. Versions and aliases
/// all mean the one function there is.
public final class LambdaService implements AwsService {

    private static final Pattern INVOCATION = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final byte[] NO_EVENT = {'{', '}'};

    private final JsonMapper json = JsonMapper.builder().build();
    private final Ground ground;
    private final Functions functions;
    private final AsyncFunctions asyncFunctions;

    public LambdaService(Ground ground, Functions functions, AsyncFunctions asyncFunctions) {
        this.ground = ground;
        this.functions = functions;
        this.asyncFunctions = asyncFunctions;
    }

    @Override
    public String signingName() {
        return "lambda";
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        var invocation = INVOCATION.matcher(request.path());
        if (!request.method().equals("POST") || !invocation.matches()) {
            throw AwsError.lacking("lambda", request.method() + " " + request.path());
        }
        var function = URLDecoder.decode(invocation.group(1), StandardCharsets.UTF_8);
        return invoke(function, request);
    }

    private AwsResponse invoke(String function, AwsRequest request) {
        var event = event(request.body());
        var type = request.header("x-amz-invocation-type");
        return switch (type == null ? "RequestResponse" : type) {
            case "RequestResponse" -> answer(function, event);
            case "Event" -> {
                asyncFunctions.invokeAsync(function, event);
                yield new AwsResponse(202, Map.of(), new byte[0]);
            }
            case "DryRun" -> new AwsResponse(204, Map.of(), new byte[0]);
            default ->
                throw new AwsError(400, "InvalidParameterValueException", "InvocationType: is not one of Lambda's");
        };
    }

    private AwsResponse answer(String function, byte[] event) {
        var piece = ground.work().begin();
        try (piece) {
            return ok(Map.of("X-Amz-Executed-Version", "$LATEST"), functions.invoke(function, event));
        } catch (FunctionFailed e) {
            var headers = Map.of("X-Amz-Executed-Version", "$LATEST", "X-Amz-Function-Error", "Unhandled");
            return ok(headers, failure(e));
        } catch (InvocationRefused e) {
            throw refused(e);
        } catch (NoSuchFunction e) {
            throw new AwsError(404, "ResourceNotFoundException", e.getMessage());
        }
    }

    /// A caller of the API gets an answer in any case; Lambda's not knowing is a fault of its own.
    private static AwsError refused(InvocationRefused e) {
        return e.status() == 0
                ? new AwsError(500, "ServiceException", "The invocation's answer is lost.")
                : new AwsError(e.status(), e.code(), "Injected by POST /_local/faults.");
    }

    private static AwsResponse ok(Map<String, String> headers, byte[] body) {
        return new AwsResponse(200, headers, body);
    }

    private static byte[] failure(FunctionFailed failure) {
        var report = Json.object().put("errorMessage", failure.errorMessage()).put("errorType", failure.errorType());
        report.set("stackTrace", Json.tree(failure.frames()));
        return Json.bytes(report);
    }

    private byte[] event(byte[] body) {
        try {
            json.readTree(new String(body, StandardCharsets.UTF_8));
            return body.length == 0 ? NO_EVENT : body;
        } catch (JsonProcessingException e) {
            throw new AwsError(
                    400, "InvalidRequestContentException", "Could not parse request body into json: invalid JSON");
        }
    }
}
