package dev.latchkey.local.journey;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one system of this JVM that has their clock: started for the first that asks, stopped after
/// the last test of all or of its class.
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
    /// eight, or let weeks pass, in which the checks look at every parcel that any test has left open.
    static final class OwnVirtualTime extends Shared {
        OwnVirtualTime() {
            super(true);
        }

        @Override
        ExtensionContext owner(ExtensionContext ofClass) {
            return ofClass;
        }
    }

    /// Whose end is the system's.
    ExtensionContext owner(ExtensionContext ofClass) {
        return ofClass.getRoot();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Outside.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return owner(context)
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(getClass(), kind -> Outside.start(isVirtual), Outside.class);
    }
}
