package dev.latchkey.local.simulation;

import dev.latchkey.aws.Ports;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;

/// Bugs to plant into the system, between its use cases and what they reach.
final class Bugs {

    private Bugs() {}

    /// One port replaced by a broken one.
    ///
    /// @param name of the method of [Ports] that gives it
    static <T> UnaryOperator<Ports> in(String name, Class<T> type, UnaryOperator<T> broken) {
        return ports -> forwarding(Ports.class, ports, (method, arguments) -> {
            var port = call(ports, method, arguments);
            return method.getName().equals(name) ? broken.apply(type.cast(port)) : port;
        });
    }

    /// What a method does instead of what it should.
    interface Doing {
        Object call(Method method, Object[] arguments) throws Throwable;
    }

    /// A port that does something else than the real one.
    static <T> T forwarding(Class<T> type, T real, Doing doing) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> doing.call(method, arguments)));
    }

    static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
