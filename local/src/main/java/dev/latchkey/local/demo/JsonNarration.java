package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// For machines: one object a line, `{"at","elapsedMs","actor","step","text", …}`, the last one
/// `{"final","deliveryId","missed", … figures}`. Such output tends to be kept, so a code's digits are hidden.
final class JsonNarration implements Narration {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintWriter out;

    JsonNarration(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void tell(Moment moment, String actor, String step, String text, Map<String, ?> facts) {
        var line = line(moment).put("actor", actor).put("step", step).put("text", text);
        new TreeMap<>(facts).forEach((name, fact) -> line.set(name, JSON.valueToTree(fact)));
        say(line);
    }

    @Override
    public void show(Moment moment, Message message) {
        var line = line(moment).put("actor", "phone").put("step", "message").put("channel", message.channel());
        message.title().ifPresent(title -> line.put("title", title));
        say(line.put("text", message.masked()).put("hasCode", message.code().isPresent()));
    }

    @Override
    public void end(Ending ending) {
        var figures = ending.figures();
        var line = JSON.createObjectNode().put("final", ending.state());
        ending.missed().ifPresent(missed -> line.put("missed", missed));
        ending.deliveryId().ifPresent(id -> line.put("deliveryId", id));
        line.put("elapsedMs", ending.moment().elapsed().toMillis());
        figures.depositToPhone().ifPresent(it -> line.put("depositToPhoneMs", it.toMillis()));
        figures.keypadToDoor().ifPresent(it -> line.put("keypadToDoorMs", millis(it)));
        figures.transitions().ifPresent(it -> line.put("stateTransitions", it));
        line.put("readyMs", figures.ready().toMillis());
        figures.residentKilobytes().ifPresent(it -> line.put("residentMb", it / 1024));
        say(line);
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6).setScale(2, RoundingMode.HALF_UP);
    }

    private static ObjectNode line(Moment moment) {
        return JSON.createObjectNode()
                .put("at", moment.at().toString())
                .put("elapsedMs", moment.elapsed().toMillis());
    }

    private void say(ObjectNode line) {
        out.println(line);
        out.flush();
    }
}
