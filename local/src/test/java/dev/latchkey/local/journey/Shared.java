package dev.latchkey.local.journey;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one system of this JVM that has their clock: started for the first that asks, stopped after
/// the last test of all.
abstract class Shared implements ParameterResolver {

    private final boolean isVirtual;

    private Shared(boolean isVirtual) {
        this.isVirtual = isVirtual;
    }

    static final class RealTime extends Shared {
        RealTime() {
            super(false);
        }
    }

    static final class VirtualTime extends Shared {
        VirtualTime() {
            super(true);
        }
    }

    /// In virtual time too, but for one class alone: whose tests need free compartments, of which the locker has
    /// eight.
    static final class OwnVirtualTime extends Shared {
        OwnVirtualTime() {
            super(true);
        }

        @Override
        Object key(ExtensionContext context) {
            return context.getRequiredTestClass();
        }
    }

    /// Whoever has the same one shares a system.
    Object key(ExtensionContext context) {
        return getClass();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Outside.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(key(context), kind -> Outside.start(isVirtual), Outside.class);
    }
}
