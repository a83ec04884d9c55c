package dev.latchkey.local.simulation;

import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.local.http.InProcessApi;
import dev.latchkey.local.simulation.PowerSupply.Moment;
import dev.latchkey.local.simulation.judge.Sighting.DoorResisted;
import dev.latchkey.local.simulation.judge.Sighting.TokenGiven;
import dev.latchkey.memory.QrScanner;
import dev.latchkey.notice.MessageText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A recipient's way to one parcel: what they know by their messages, when they go, and what they do there.
final class Errand {

    private static final Pattern CODE = Pattern.compile("(?<![\\p{Alnum}+])[0-9]{6,10}(?!\\p{Alnum})");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern PAGE = Pattern.compile("/pickups/[A-Za-z0-9._~-]+");
    private static final Pattern STATION = Pattern.compile("locker-[0-9]+");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final double PREFERS_SCANNER = 0.3;
    private static final double CALLS_SUPPORT = 0.3;
    private static final int MOST_VISITS = 8;
    private static final int CODE_LENGTH = 8;
    private static final double AT_THE_LAST_MOMENT = 0.02;

    /// How many pulses of its latch a door resists: it gives way while its recipient waits, or when they come again,
    /// or never.
    private static final List<Integer> JAMS = List.of(1, 2, 4, 8, 1_000);

    /// Others have seen the page on the way to the locker.
    private static final List<Fault> PHOTOGRAPHED =
            List.of(Fault.TOKEN_ALTERED, Fault.TOKEN_ELSEWHERE, Fault.TOKEN_AGAIN);

    private static final List<Moment> MOMENTS = List.of(Moment.values());

    private final Story story;
    private final InProcessApi api;
    private final Fleet fleet;
    private final Surface surface;
    private SimulatedLocker locker;
    private String code = "";
    private Optional<String> page = Optional.empty();
    private Optional<String> token = Optional.empty();
    private boolean isUnderWay;
    private boolean isFirst = true;
    private int visits;

    Errand(Story story, InProcessApi api, Fleet fleet, Surface surface) {
        this.api = api;
        this.story = story;
        this.fleet = fleet;
        this.surface = surface;
        this.locker = story.locker();
    }

    /// What a message says newest counts. A code that is another one sends its reader there once more.
    void read(MessageText text) {
        var body = LINK.matcher(text.body()).replaceAll("");
        var shown = CODE.matcher(body);
        if (!shown.find()) {
            return;
        }
        station(body).ifPresent(named -> locker = named);
        boolean isNews = !shown.group().equals(code);
        code = shown.group();
        var link = PAGE.matcher(text.body());
        if (link.find()) {
            page = Optional.of(link.group());
        }
        if (isNews && !isUnderWay) {
            isUnderWay = true;
            visits = 0;
            plan();
        }
    }

    private Optional<SimulatedLocker> station(String body) {
        var named = STATION.matcher(body);
        return named.find() ? fleet.locker(named.group()) : Optional.empty();
    }

    private void plan() {
        if (story.has(Fault.NEVER_COLLECTED)) {
            surface.after(Duration.ofDays(7), this::noteNeverCollected);
            return;
        }
        var delay = surface.chance().of(AT_THE_LAST_MOMENT)
                ? surface.chance().between(Duration.ofMinutes(72 * 60 - 5), Duration.ofMinutes(72 * 60 + 5))
                : surface.chance().between(Duration.ofMinutes(15), Duration.ofHours(60));
        surface.after(delay, this::arrive);
    }

    private void noteNeverCollected() {
        if (locker.holds(story)) {
            surface.faults().tookEffect(Fault.NEVER_COLLECTED);
        }
    }

    /// The QR code on the page behind the newest link, as a scanner reads it.
    private void openPage() {
        page.map(path -> api.send("GET", path, Map.of(), ""))
                .filter(answer -> answer.status() == 200 && answer.body().contains("<svg"))
                .flatMap(answer -> scanned(answer.body()))
                .ifPresent(read -> {
                    token = Optional.of(read);
                    surface.saw(new TokenGiven(surface.now(), story.deliveryId(), locker.lockerId(), read));
                });
    }

    /// One that the scanner cannot read is no use to anybody; there are the digits.
    private static Optional<String> scanned(String html) {
        try {
            return Optional.of(QrScanner.read(html));
        } catch (AssertionError _) {
            return Optional.empty();
        }
    }

    /// For the first time.
    private void arrive() {
        if (PHOTOGRAPHED.stream().anyMatch(story::has)) {
            openPage();
        }
        if (isFirst) {
            upset();
        }
        if (isFirst && story.has(Fault.WRONG_CODES)) {
            typeWrongCodes(1 + surface.chance().below(3));
        } else {
            visit();
        }
        isFirst = false;
    }

    private void visit() {
        visits++;
        boolean beginsWithScanner = page.isPresent() && surface.chance().of(PREFERS_SCANNER);
        if (beginsWithScanner) {
            scan(this::type);
        } else {
            type(() -> scan(this::comeBack));
        }
    }

    /// A page is drawn anew each time, which costs as much as all else on the way there: so it is opened at the
    /// scanner.
    private void scan(Runnable otherwise) {
        openPage();
        token.ifPresentOrElse(
                shown -> locker.scanned(shown, opened -> opened.ifPresentOrElse(this::take, otherwise)), otherwise);
    }

    private void type() {
        type(this::comeBack);
    }

    /// At a door that is stuck another way in does not help.
    private void type(Runnable otherwise) {
        locker.typed(
                code,
                opened -> opened.ifPresentOrElse(
                        this::take, locker.shows(Prompt.DOOR_STUCK) ? this::comeBack : otherwise));
    }

    private void upset() {
        if (story.has(Fault.DOOR_JAMS)) {
            locker.jam(story, surface.chance().oneOf(JAMS));
        }
        if (story.has(Fault.POWER_CUT_AT_THE_DOOR)) {
            locker.losePowerAtTheDoor(surface.chance().oneOf(MOMENTS));
        }
        token.ifPresent(this::misuse);
    }

    /// Others try what they have photographed.
    private void misuse(String token) {
        if (story.has(Fault.TOKEN_ALTERED)) {
            int at = surface.chance().below(token.length());
            char changed = token.charAt(at) == 'A' ? 'B' : 'A';
            misuse(Fault.TOKEN_ALTERED, locker, token.substring(0, at) + changed + token.substring(at + 1));
        }
        if (story.has(Fault.TOKEN_ELSEWHERE)) {
            fleet.lockers().stream()
                    .filter(other -> other != locker)
                    .findAny()
                    .ifPresent(other -> misuse(Fault.TOKEN_ELSEWHERE, other, token));
        }
    }

    private void misuse(Fault fault, SimulatedLocker where, String token) {
        where.scanned(token, opened -> {
            surface.faults().tookEffect(fault);
            opened.ifPresent(compartment -> where.takeOut(compartment, Duration.ofSeconds(3)));
        });
    }

    private void typeWrongCodes(int times) {
        locker.typed(surface.chance().digits(CODE_LENGTH), opened -> {
            surface.faults().tookEffect(Fault.WRONG_CODES);
            surface.after(Duration.ofSeconds(20), times > 1 ? () -> typeWrongCodes(times - 1) : this::visit);
        });
    }

    private void comeBack() {
        if (locker.shows(Prompt.DOOR_STUCK)) {
            surface.saw(new DoorResisted(surface.now(), story.deliveryId(), locker.lockerId()));
            if (surface.chance().of(CALLS_SUPPORT)) {
                surface.faults().injected(Fault.SUPPORT_OPENS);
                locker.compartmentOf(story)
                        .ifPresent(compartment ->
                                new SupportDesk(api, surface).openRemotely(locker.lockerId(), compartment));
            }
            locker.waitAtDoor(story, PATIENCE, this::take, this::goAway);
        } else {
            goAway();
        }
    }

    private void goAway() {
        if (visits < MOST_VISITS) {
            surface.after(surface.chance().between(Duration.ofMinutes(5), Duration.ofHours(3)), this::visit);
        } else {
            isUnderWay = false;
        }
    }

    private void take(int compartment) {
        surface.after(surface.chance().between(Duration.ofSeconds(5), Duration.ofSeconds(60)), () -> {
            if (locker.isFree(compartment)) {
                locker.close(compartment);
                goAway();
            } else if (visits == 1 && story.has(Fault.PARCEL_LEFT_BEHIND)) {
                surface.faults().tookEffect(Fault.PARCEL_LEFT_BEHIND);
                locker.close(compartment);
                comeBack();
            } else {
                locker.takeOut(compartment, closes());
                if (story.has(Fault.TOKEN_AGAIN)) {
                    token.ifPresent(shown -> surface.after(
                            surface.chance().between(Duration.ofMinutes(2), Duration.ofHours(30)),
                            () -> misuse(Fault.TOKEN_AGAIN, locker, shown)));
                }
            }
        });
    }

    private Duration closes() {
        if (story.has(Fault.DOOR_LEFT_OPEN)) {
            surface.faults().tookEffect(Fault.DOOR_LEFT_OPEN);
            return surface.chance().between(Duration.ofMinutes(11), Duration.ofMinutes(60));
        }
        return surface.chance().between(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }
}
