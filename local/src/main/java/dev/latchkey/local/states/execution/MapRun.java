package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.State;
import dev.latchkey.local.states.definition.Template;
import dev.latchkey.local.states.history.Details;
import dev.latchkey.local.states.jsonata.EvaluationFailed;
import dev.latchkey.local.states.jsonata.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs a Map state whose iterations are part of the same execution.
final class MapRun implements Recovering.Attempt, Branches.Kind {

    private final State.Map map;
    private final Visit visit;
    private List<?> items;
    private int concurrency;

    MapRun(State.Map map, Visit visit) {
        this.map = map;
        this.visit = visit;
    }

    Left run() throws StateFailed {
        return new Recovering(visit, map.recovery()).run(map.leaving(), this);
    }

    @Override
    public Object runAttempt() throws StateFailed {
        items = items();
        var most = Numbers.whole(visit, map.maxConcurrency(), "MaxConcurrency", 0);
        concurrency = most == null ? 0 : most;
        visit.append("MapStateStarted", Details.of().with("length", items.size()));
        var result = new Branches(visit, items.size(), this).join();
        visit.execution().appendAside(visit.strand(), "MapStateSucceeded", null);
        return result;
    }

    private List<?> items() throws StateFailed {
        var value = map.items() == null ? visit.input() : visit.evaluate(map.items(), "Items");
        if (value instanceof List<?> list) {
            return list;
        }
        throw visit.evaluationFailed(notAnArray(value));
    }

    private EvaluationFailed notAnArray(Object value) {
        if (map.items() instanceof Template.Computed(var expression)) {
            return expression.failed(
                    "Items",
                    "returned an unexpected result type. Expected 'array', but was '%s' for value: %s"
                            .formatted(Json.type(value), Json.text(value)));
        }
        return new EvaluationFailed(null, "Map state input must be an array but was: " + Json.text(value));
    }

    @Override
    public Object run(int index, Strand strand) throws StateFailed {
        var item = new LinkedHashMap<String, Object>();
        item.put("Index", index);
        item.put("Value", items.get(index));
        Map<String, Object> context = Map.of("Item", item);
        var inner = new FlowRun(visit.execution(), strand, map.processor(), visit.variables(), context);
        return inner.run(input(index, context));
    }

    private Object input(int index, Map<String, Object> context) throws StateFailed {
        return map.itemSelector() == null
                ? items.get(index)
                : visit.evaluate(map.itemSelector(), "ItemSelector", visit.bindingsWith(context));
    }

    @Override
    public int concurrency() {
        return concurrency;
    }

    @Override
    public long begun(int index, long previous) {
        return append(previous, "MapIterationStarted", index);
    }

    @Override
    public long ended(int index, long previous) {
        return append(previous, "MapIterationSucceeded", index);
    }

    @Override
    public void broken(int index, boolean failed) {
        append(visit.strand().lastEvent(), failed ? "MapIterationFailed" : "MapIterationAborted", index);
    }

    private long append(long previous, String type, int index) {
        var details = Details.of().with("index", index).with("name", map.name());
        return visit.execution().appendAfter(previous, type, details);
    }

    @Override
    public void givenUp() {
        visit.strand().openState(null);
        visit.append("MapStateFailed", null);
    }
}
