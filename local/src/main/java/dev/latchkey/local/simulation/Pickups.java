package dev.latchkey.local.simulation;

import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.local.simulation.PowerSupply.Moment;
import dev.latchkey.local.simulation.judge.Sighting.DoorResisted;
import dev.latchkey.notice.MessageText;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What recipients do with a code: they go to the locker some time, type it, and take their parcel.
final class Pickups {

    private static final Pattern CODE = Pattern.compile("(?<![\\p{Alnum}+])[0-9]{6,10}(?!\\p{Alnum})");
    private static final int MOST_VISITS = 8;
    private static final int CODE_LENGTH = 8;
    private static final double AT_THE_LAST_MOMENT = 0.02;

    /// How many pulses of its latch a door resists: it gives way while its recipient waits, or when they come again,
    /// or never.
    private static final List<Integer> JAMS = List.of(1, 2);

    private static final List<Moment> MOMENTS = List.of(Moment.values());

    private final Surface surface;
    private final Set<Integer> goingThere = new HashSet<>();

    Pickups(Surface surface) {
        this.surface = surface;
    }

    /// A recipient reads a message about a parcel.
    void read(Story story, MessageText text) {
        var code = CODE.matcher(text.body());
        if (code.find() && goingThere.add(story.number())) {
            plan(story, code.group());
        }
    }

    private void plan(Story story, String code) {
        if (story.has(Fault.NEVER_COLLECTED)) {
            surface.after(Duration.ofDays(7), () -> noteNeverCollected(story));
            return;
        }
        var delay = surface.chance().of(AT_THE_LAST_MOMENT)
                ? surface.chance().between(Duration.ofMinutes(72 * 60 - 5), Duration.ofMinutes(72 * 60 + 5))
                : surface.chance().between(Duration.ofMinutes(15), Duration.ofHours(60));
        surface.after(delay, () -> {
            if (story.has(Fault.DOOR_JAMS)) {
                story.locker().jam(story, surface.chance().oneOf(JAMS));
            }
            if (story.has(Fault.WRONG_CODES)) {
                typeWrongCodes(story, code, 1 + surface.chance().below(3));
            } else {
                type(story, code, 1);
            }
        });
    }

    private void noteNeverCollected(Story story) {
        if (story.locker().holds(story)) {
            surface.faults().tookEffect(Fault.NEVER_COLLECTED);
        }
    }

    private void typeWrongCodes(Story story, String code, int times) {
        var wrong = surface.chance().digits(CODE_LENGTH);
        story.locker().typed(wrong, opened -> {
            surface.faults().tookEffect(Fault.WRONG_CODES);
            surface.after(
                    Duration.ofSeconds(20),
                    times > 1 ? () -> typeWrongCodes(story, code, times - 1) : () -> type(story, code, 1));
        });
    }

    private void type(Story story, String code, int visit) {
        if (visit == 1 && story.has(Fault.POWER_CUT_AT_THE_DOOR)) {
            story.locker().losePowerAtTheDoor(surface.chance().oneOf(MOMENTS));
        }
        story.locker().typed(code, opened -> {
            if (visit == 1
                    && story.has(Fault.POWER_CUT_AT_THE_DOOR)
                    && !story.locker().isToLosePower()) {
                surface.faults().tookEffect(Fault.POWER_CUT_AT_THE_DOOR);
            }
            opened.ifPresentOrElse(
                    compartment -> take(story, code, visit, compartment), () -> comeBack(story, code, visit));
        });
    }

    private void comeBack(Story story, String code, int visit) {
        if (story.locker().shows(Prompt.DOOR_STUCK)) {
            surface.saw(new DoorResisted(
                    surface.now(), story.deliveryId(), story.locker().lockerId()));
        }
        if (visit < MOST_VISITS) {
            var pause = surface.chance().between(Duration.ofMinutes(5), Duration.ofHours(3));
            surface.after(pause, () -> type(story, code, visit + 1));
        }
    }

    private void take(Story story, String code, int visit, int compartment) {
        surface.after(surface.chance().between(Duration.ofSeconds(5), Duration.ofSeconds(60)), () -> {
            if (visit == 1 && story.has(Fault.PARCEL_LEFT_BEHIND)) {
                surface.faults().tookEffect(Fault.PARCEL_LEFT_BEHIND);
                story.locker().close(compartment);
                comeBack(story, code, visit);
            } else {
                story.locker().takeOut(compartment, closes(story));
            }
        });
    }

    private Duration closes(Story story) {
        if (story.has(Fault.DOOR_LEFT_OPEN)) {
            surface.faults().tookEffect(Fault.DOOR_LEFT_OPEN);
            return surface.chance().between(Duration.ofMinutes(11), Duration.ofMinutes(60));
        }
        return surface.chance().between(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }
}
