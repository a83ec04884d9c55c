package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Cover;
import dev.latchkey.device.cabinet.Power;
import java.util.Map;

/// Watches what is done to the cabinet as a whole: cover, shocks, power, temperature. Bounds to raise and to clear a
/// fault lie apart, so that a reading between them changes nothing; a reading that is unknown changes nothing
/// either.
final class WatchSurroundings {

    private static final int BATTERY_LOW_PERCENT = 20;
    private static final int BATTERY_FINE_PERCENT = 30;
    /// What lock boards, panels and their batteries are commonly rated for.
    private static final int COLDEST = -20;

    private static final int HOTTEST = 55;
    private static final int MARGIN = 3;
    private static final int STILL_MINUTES = 10;

    private final Cabinet cabinet;
    private final Faults faults;
    private int shocks;
    private int stillMinutes;

    WatchSurroundings(Cabinet cabinet, Faults faults) {
        this.cabinet = cabinet;
        this.faults = faults;
    }

    /// The cabinet was struck or moved.
    void shaken() {
        shocks++;
        stillMinutes = 0;
        faults.raise(FaultCode.SHAKEN, Map.of("shocks", shocks));
    }

    /// @return whether nothing goes on that must be looked at again in a minute
    boolean look() {
        if (++stillMinutes >= STILL_MINUTES) {
            shocks = 0;
            faults.clear(FaultCode.SHAKEN);
        }
        read();
        return !faults.isActive(FaultCode.SHAKEN);
    }

    /// Some sensor has something new.
    void read() {
        lookAtCover(cabinet.cover());
        lookAtPower(cabinet.power());
        cabinet.temperatureCelsius().ifPresent(this::lookAtTemperature);
    }

    private void lookAtCover(Cover cover) {
        switch (cover) {
            case OPEN -> faults.raise(FaultCode.TAMPERED, Map.of("cover", Words.of(cover)));
            case CLOSED -> faults.clear(FaultCode.TAMPERED);
            case UNKNOWN -> {}
        }
    }

    private void lookAtPower(Power power) {
        switch (power.source()) {
            case "battery" -> faults.raise(FaultCode.POWER_ON_BATTERY, percent(power));
            case "mains" -> faults.clear(FaultCode.POWER_ON_BATTERY);
            default -> {} // Nobody knows.
        }
        power.batteryPercent().ifPresent(percent -> {
            if (percent < BATTERY_LOW_PERCENT) {
                faults.raise(FaultCode.BATTERY_LOW, percent(power));
            } else if (percent >= BATTERY_FINE_PERCENT) {
                faults.clear(FaultCode.BATTERY_LOW);
            }
        });
    }

    private static Map<String, Object> percent(Power power) {
        return power.batteryPercent()
                .map(percent -> Map.<String, Object>of("batteryPercent", percent))
                .orElseGet(Map::of);
    }

    private void lookAtTemperature(int celsius) {
        if (celsius < COLDEST || celsius > HOTTEST) {
            faults.raise(FaultCode.TEMPERATURE_OUT_OF_RANGE, Map.of("temperatureCelsius", celsius));
        } else if (celsius >= COLDEST + MARGIN && celsius <= HOTTEST - MARGIN) {
            faults.clear(FaultCode.TEMPERATURE_OUT_OF_RANGE);
        }
    }
}
