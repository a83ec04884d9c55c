package dev.latchkey.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.fault.Faults.Tally;
import dev.latchkey.local.http.LocalEndpoint;
import dev.latchkey.local.http.LocalRequest;
import dev.latchkey.local.http.LocalResponse;

/// `GET /_local/faults`: the rules as they were set, each with `tookEffect`, the number of requests that met it.
final class ListFaults implements LocalEndpoint {

    private final Faults faults;

    ListFaults(Faults faults) {
        this.faults = faults;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        return list(faults);
    }

    static LocalResponse list(Faults faults) {
        var answer = JsonNodeFactory.instance.objectNode();
        var list = answer.putArray("faults");
        faults.all().stream().map(ListFaults::rendered).forEach(list::add);
        return LocalResponse.ok(answer);
    }

    private static ObjectNode rendered(Tally tally) {
        var rule = tally.rule();
        var fault = rule.fault();
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("service", rule.service().signingName());
        rule.operation().ifPresent(operation -> node.put("operation", operation));
        rule.resource().ifPresent(resource -> node.put("resource", resource));
        fault.error().ifPresent(error -> node.put("error", error.code()));
        if (!fault.latency().isZero()) {
            node.put("latency", fault.latency().toString());
        }
        node.put("after", fault.isAfter()).put("rate", rule.rate());
        rule.count().ifPresent(count -> node.put("count", count));
        return node.put("tookEffect", tally.tookEffect());
    }
}
