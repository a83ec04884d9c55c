package dev.latchkey.local.simulation;

import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.local.simulation.PowerSupply.Moment;
import dev.latchkey.local.simulation.judge.Sighting.DoorResisted;
import dev.latchkey.notice.MessageText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A recipient's way to one parcel: what they know by their messages, when they go, and what they do there.
final class Errand {

    private static final Pattern CODE = Pattern.compile("(?<![\\p{Alnum}+])[0-9]{6,10}(?!\\p{Alnum})");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern STATION = Pattern.compile("locker-[0-9]+");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int MOST_VISITS = 8;
    private static final int CODE_LENGTH = 8;
    private static final double AT_THE_LAST_MOMENT = 0.02;

    /// How many pulses of its latch a door resists: it gives way while its recipient waits, or when they come again,
    /// or never.
    private static final List<Integer> JAMS = List.of(1, 2, 4, 8, 1_000);

    private static final List<Moment> MOMENTS = List.of(Moment.values());

    private final Story story;
    private final Fleet fleet;
    private final Surface surface;
    private SimulatedLocker locker;
    private String code = "";
    private boolean isUnderWay;
    private boolean isFirst = true;
    private int visits;

    Errand(Story story, Fleet fleet, Surface surface) {
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

    /// For the first time.
    private void arrive() {
        if (isFirst) {
            upset();
        }
        if (isFirst && story.has(Fault.WRONG_CODES)) {
            typeWrongCodes(1 + surface.chance().below(3));
        } else {
            type();
        }
        isFirst = false;
    }

    private void upset() {
        if (story.has(Fault.DOOR_JAMS)) {
            locker.jam(story, surface.chance().oneOf(JAMS));
        }
        if (story.has(Fault.POWER_CUT_AT_THE_DOOR)) {
            locker.losePowerAtTheDoor(surface.chance().oneOf(MOMENTS));
        }
    }

    private void typeWrongCodes(int times) {
        locker.typed(surface.chance().digits(CODE_LENGTH), opened -> {
            surface.faults().tookEffect(Fault.WRONG_CODES);
            surface.after(Duration.ofSeconds(20), times > 1 ? () -> typeWrongCodes(times - 1) : this::type);
        });
    }

    private void type() {
        visits++;
        locker.typed(code, opened -> opened.ifPresentOrElse(this::take, this::comeBack));
    }

    private void comeBack() {
        if (locker.shows(Prompt.DOOR_STUCK)) {
            surface.saw(new DoorResisted(surface.now(), story.deliveryId(), locker.lockerId()));
            locker.waitAtDoor(story, PATIENCE, this::take, this::goAway);
        } else {
            goAway();
        }
    }

    private void goAway() {
        if (visits < MOST_VISITS) {
            surface.after(surface.chance().between(Duration.ofMinutes(5), Duration.ofHours(3)), this::type);
        } else {
            isUnderWay = false;
        }
    }

    private void take(int compartment) {
        surface.after(surface.chance().between(Duration.ofSeconds(5), Duration.ofSeconds(60)), () -> {
            if (visits == 1 && story.has(Fault.PARCEL_LEFT_BEHIND)) {
                surface.faults().tookEffect(Fault.PARCEL_LEFT_BEHIND);
                locker.close(compartment);
                comeBack();
            } else {
                locker.takeOut(compartment, closes());
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
