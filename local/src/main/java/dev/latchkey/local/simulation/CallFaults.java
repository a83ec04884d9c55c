package dev.latchkey.local.simulation;

import dev.latchkey.aws.Ports;
import dev.latchkey.aws.ServiceUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;

/// Lets a call to a service fail now and then, before it has done anything or after it has done everything. It
/// stands around whole [Ports], so a port that is added later fails too.
final class CallFaults {

    private static final Set<String> NEVER_FAILING = Set.of("phoneNumbers", "messengers", "prime", "disconnect");
    private static final Map<String, String> SERVICES = Map.of(
            "workflows", "Step Functions",
            "lockerLink", "IoT",
            "carriers", "Secrets Manager",
            "masterKeys", "Secrets Manager");

    private final Surface surface;
    private final double rate;

    /// @param rate of calls that fail, half of them before and half of them after their work
    CallFaults(Surface surface, double rate) {
        this.surface = surface;
        this.rate = rate;
    }

    Ports around(Ports ports) {
        return (Ports) Proxy.newProxyInstance(
                Ports.class.getClassLoader(), new Class<?>[] {Ports.class}, (proxy, method, arguments) -> {
                    var port = invoke(ports, method, arguments);
                    return method.getReturnType().isInterface() && !NEVER_FAILING.contains(method.getName())
                            ? around(method.getReturnType(), port, SERVICES.getOrDefault(method.getName(), "DynamoDB"))
                            : port;
                });
    }

    private Object around(Class<?> type, Object port, String service) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            double draw = surface.chance().source().nextDouble();
            if (draw < rate / 2) {
                surface.faults().struck(Fault.CALL_THROTTLED);
                throw new ServiceUnavailable(service, "ThrottlingException");
            }
            var answer = invoke(port, method, arguments);
            if (draw < rate) {
                surface.faults().struck(Fault.CALL_ANSWER_LOST);
                throw new ServiceUnavailable(service, "SdkClientException");
            }
            return answer;
        });
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
