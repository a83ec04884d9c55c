package dev.latchkey.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.http.LocalEndpoint;
import dev.latchkey.local.http.LocalRequest;
import dev.latchkey.local.http.LocalResponse;

/// `DELETE /_local/faults`: AWS works again. A request that is being held up is held up to its end.
final class ClearFaults implements LocalEndpoint {

    private final Faults faults;

    ClearFaults(Faults faults) {
        this.faults = faults;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        return LocalResponse.ok(JsonNodeFactory.instance.objectNode().put("cleared", faults.clear()));
    }
}
