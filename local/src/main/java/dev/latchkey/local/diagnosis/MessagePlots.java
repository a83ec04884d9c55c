package dev.latchkey.local.diagnosis;

import static dev.latchkey.diagnosis.Cause.AccountSecurity;
import static dev.latchkey.diagnosis.Cause.NotificationFailure;
import static dev.latchkey.diagnosis.Cause.WrongNumber;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The code is there, and does not reach its recipient, or must not.
final class MessagePlots {

    /// As many as a channel needs to be judged, and one delivery in ten that goes on trying it.
    private static final int ENOUGH = 60;

    static final List<Plot> ALL = List.of(
            Plot.one("a number that does not exist, and another channel", WrongNumber, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.firstAndOthers("bounces", "delivers");
                scene.isReady();
            }),
            Plot.one("a mailbox that does not exist, and another channel", WrongNumber, scene -> {
                scene.reachedBy("EMAIL", "PUSH");
                scene.firstAndOthers("bounces", "delivers");
                scene.isReady();
            }),
            Plot.one("an app that is gone, and another channel", NotificationFailure, scene -> {
                scene.reachedBy("PUSH", "SMS");
                scene.firstAndOthers("bounces", "delivers");
                scene.isReady();
            }),
            Plot.one("no address exists", WrongNumber, scene -> {
                scene.allBehave("bounces");
                scene.isReady();
            }),
            Plot.one("the only number does not exist", WrongNumber, scene -> {
                scene.reachedBy("SMS");
                scene.allBehave("bounces");
                scene.isReady();
            }),
            Plot.one("a number that stopped working between two parcels", WrongNumber, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.arrives();
                scene.parcel().isTypedFor();
                scene.firstAndOthers("bounces", "delivers");
                scene.nextParcel();
                scene.isReady();
            }),
            Plot.one("text messages are opted out of", NotificationFailure, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.firstAndOthers("optedOut", "delivers");
                scene.isReady();
            }),
            Plot.one("text messages are opted out of, and nothing else is there", NotificationFailure, scene -> {
                scene.reachedBy("SMS");
                scene.allBehave("optedOut");
                scene.isReady();
            }),
            Plot.one("push messages are switched off", NotificationFailure, scene -> {
                scene.reachedBy("PUSH", "SMS", "EMAIL");
                scene.firstAndOthers("disabled", "delivers");
                scene.isReady();
            }),
            Plot.one("an e-mail is refused for its content", NotificationFailure, scene -> {
                scene.reachedBy("EMAIL", "SMS");
                scene.firstAndOthers("disabled", "delivers");
                scene.isReady();
            }),
            Plot.one("nothing is heard of any message", NotificationFailure, scene -> {
                scene.allBehave("silent");
                scene.arrives();
                scene.passesMinutes(10, 17);
            }),
            Plot.one("nothing is heard of any message for hours", NotificationFailure, scene -> {
                scene.allBehave("silent");
                scene.arrives();
                scene.passesMinutes(100, 160);
            }),
            Plot.one("a receipt is still awaited", NotificationFailure, scene -> {
                scene.firstAndOthers("silent", "delivers");
                scene.isOnItsWay();
                scene.isPlaced();
                scene.passesBetween(Duration.ofSeconds(5), Duration.ofSeconds(50));
            }),
            Plot.one("silence on the first channel", NotificationFailure, scene -> {
                scene.firstAndOthers("silent", "delivers");
                scene.isReady();
            }),
            Plot.one("text messages fail in the whole country", NotificationFailure, MessagePlots::failsAbroad),
            Plot.one("a contact that changed before the code", AccountSecurity, scene -> {
                scene.reachedBy("PUSH", "SMS");
                scene.isOnItsWay();
                scene.parcel().changesContactTo("EMAIL");
                scene.passesMinutes(1, 90);
                scene.isPlaced();
                scene.passesMinutes(1, 90);
            }),
            Plot.one("a contact that changed after the code", AccountSecurity, scene -> {
                scene.reachedBy("PUSH", "SMS");
                scene.isReady();
                scene.parcel().changesContactTo("EMAIL");
                scene.passesMinutes(1, 90);
            }),
            Plot.one("a contact that changed after nothing had arrived", AccountSecurity, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.allBehave("bounces");
                scene.isReady();
                scene.parcel().changesContactTo("PUSH", "SMS");
                scene.passesMinutes(1, 30);
            }),
            Plot.one("another locker after the dispatch", AccountSecurity, scene -> {
                scene.isInTransit();
                scene.parcel().isRedirectedTo(scene.town().buildsLocker());
                scene.passesMinutes(1, 90);
                scene.isPlaced();
                scene.passesMinutes(1, 90);
            }),
            Plot.one("wrong codes have locked the panel", AccountSecurity, scene -> {
                scene.isReady();
                scene.isGuessedAt();
                scene.passesMinutes(1, 3);
            }));

    private MessagePlots() {}

    private static void failsAbroad(Scene scene) throws IOException, InterruptedException {
        scene.reachedIn("FI", "SMS", "EMAIL");
        scene.breaksAbroad(ENOUGH);
        scene.isOnItsWay();
        scene.isPlaced();
        scene.passesMinutes(1, 10);
    }
}
