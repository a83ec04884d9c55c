package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Standing.State;
import dev.latchkey.support.ListLockers;
import dev.latchkey.support.ListLockers.Page;
import dev.latchkey.support.ListLockers.Place;
import dev.latchkey.support.ReadLocker;
import java.util.Map;
import java.util.Optional;

/// `GET /lockers?state=offline|faulty|ok&limit=&after=`, the worst first, and `GET /lockers/{lockerId}`.
public final class ReadLockerHandler implements JsonHandler {

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final Map<String, State> STATES =
            Map.of("offline", State.OFFLINE, "faulty", State.FAULTY, "ok", State.OK);

    private final ListLockers listLockers;
    private final ReadLocker readLocker;

    public ReadLockerHandler() {
        var application = Application.create();
        this(application.listLockers(), application.readLocker());
        application.warm();
    }

    ReadLockerHandler(ListLockers listLockers, ReadLocker readLocker) {
        this.listLockers = listLockers;
        this.readLocker = readLocker;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        return HttpResponse.answering(
                        () -> request.pathParameter("lockerId").isPresent() ? one(request) : list(request))
                .render();
    }

    private HttpResponse one(HttpRequest request) {
        return LockerRoute.lockerId(request)
                .flatMap(readLocker::read)
                .map(known -> HttpResponse.json(200, LockerDocument.of(known)))
                .orElseGet(LockerRoute::unknown);
    }

    private HttpResponse list(HttpRequest request) {
        return HttpResponse.json(200, render(listLockers.list(state(request), after(request), limit(request))));
    }

    private static JsonFields render(Page page) {
        return JsonFields.of(
                        "lockers",
                        page.lockers().stream()
                                .map(locker -> LockerDocument.of(locker).map())
                                .toList())
                .and("next", page.next().map(ReadLockerHandler::render));
    }

    private static String render(Place place) {
        return LockerDocument.word(place.state()) + ":" + place.lockerId();
    }

    private static Optional<State> state(HttpRequest request) {
        return request.queryParameter("state").map(word -> state("state", word));
    }

    private static State state(String field, String word) {
        return Optional.ofNullable(STATES.get(word))
                .orElseThrow(() -> new InvalidField(field, "must be one of offline, faulty, ok"));
    }

    private static Optional<Place> after(HttpRequest request) {
        return request.queryParameter("after").map(ReadLockerHandler::place);
    }

    private static Place place(String text) {
        int colon = text.indexOf(':');
        var lockerId = text.substring(colon + 1);
        if (colon < 0 || lockerId.isEmpty()) {
            throw new InvalidField("after", "must be the `next` of another page");
        }
        return new Place(state("after", text.substring(0, colon)), lockerId);
    }

    private static int limit(HttpRequest request) {
        return request.queryParameter("limit").map(ReadLockerHandler::limit).orElse(USUAL_LIMIT);
    }

    private static int limit(String text) {
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new InvalidField("limit", "must be from 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }
}
