package dev.latchkey.local.diagnosis;

import static dev.latchkey.diagnosis.Cause.ContactSupport;

import java.time.Duration;
import java.util.List;

/// Nothing is broken: it is the recipient who needs help.
final class EndPlots {

    static final List<Plot> ALL = List.of(
            Plot.one("the message came on the first channel", ContactSupport, Scene::isReady),
            Plot.one("the message came, and the reminder too", ContactSupport, scene -> {
                scene.isReady();
                scene.passesBetween(Duration.ofHours(25), Duration.ofHours(40));
            }),
            Plot.one("the message came on the first channel, and the second one is dead", ContactSupport, scene -> {
                scene.firstAndOthers("delivers", "bounces");
                scene.isReady();
            }),
            Plot.one("collected already", ContactSupport, scene -> {
                scene.isReady();
                scene.parcel().isTypedFor();
                scene.passesMinutes(1, 600);
            }),
            Plot.one("called off on the way", ContactSupport, scene -> {
                scene.isInTransit();
                scene.parcel().is("cancelled");
                scene.passesMinutes(1, 600);
            }),
            Plot.one("called off in the locker", ContactSupport, scene -> {
                scene.isReady();
                scene.parcel().is("cancelled");
                scene.passesMinutes(1, 600);
            }),
            Plot.one("not collected in time", ContactSupport, scene -> {
                scene.isReady();
                scene.passesBetween(Duration.ofHours(74), Duration.ofHours(100));
            }),
            Plot.one("never registered here", ContactSupport, scene -> scene.passesMinutes(1, 10)),
            Plot.one("in the locker, and nobody has registered it", ContactSupport, scene -> {
                scene.parcel().isDeposited();
                scene.passesMinutes(1, 10);
            }));

    private EndPlots() {}
}
