package dev.latchkey.local.aws;

import dev.latchkey.local.fault.Faults;
import java.util.List;

/// A service whose requests meet the faults that are injected into it.
public final class FallibleService implements AwsService {

    private final AwsService service;
    private final Faults faults;

    public FallibleService(AwsService service, Faults faults) {
        this.service = service;
        this.faults = faults;
    }

    @Override
    public String signingName() {
        return service.signingName();
    }

    /// @throws dev.latchkey.local.fault.FaultStruck where a fault is due that answers with an error
    @Override
    public AwsResponse handle(AwsRequest request) {
        return faults.around(
                signingName(), operation(request), () -> resources(request), () -> service.handle(request));
    }

    @Override
    public String operation(AwsRequest request) {
        return service.operation(request);
    }

    @Override
    public List<String> resources(AwsRequest request) {
        return service.resources(request);
    }
}
