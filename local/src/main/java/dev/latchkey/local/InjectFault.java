package dev.latchkey.local;

import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.http.LocalEndpoint;
import dev.latchkey.local.http.LocalRequest;
import dev.latchkey.local.http.LocalResponse;

/// `POST /_local/faults`: from now on AWS fails so ([FaultReader] has the fields). Rules add up.
final class InjectFault implements LocalEndpoint {

    private final Faults faults;

    InjectFault(Faults faults) {
        this.faults = faults;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        faults.add(new FaultReader(request.body()).rule());
        return ListFaults.list(faults);
    }
}
