package dev.latchkey.local.diagnosis;

import static dev.latchkey.diagnosis.Cause.CarrierIssue;
import static dev.latchkey.diagnosis.Cause.DeliveryDelay;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// A parcel that is late, or in trouble on its way.
final class ParcelPlots {

    static final List<Plot> ALL = List.of(
            Plot.one("registered, and nothing more", DeliveryDelay, scene -> {
                scene.parcel().isRegistered();
                scene.passesMinutes(3, 600);
            }),
            Plot.one("in transit", DeliveryDelay, Scene::isInTransit),
            Plot.one("out for delivery", DeliveryDelay, scene -> {
                scene.isInTransit();
                scene.parcel().is("out-for-delivery");
                scene.passesMinutes(1, 300);
            }),
            Plot.one("told twice that it is out for delivery", DeliveryDelay, scene -> {
                scene.isInTransit();
                scene.parcel().is("out-for-delivery");
                scene.parcel().is("out-for-delivery");
                scene.passesMinutes(1, 300);
            }),
            Plot.one("delayed by the carrier", DeliveryDelay, scene -> {
                scene.isInTransit();
                scene.parcel().isDelayedBy(Duration.ofHours(30));
                scene.passesMinutes(1, 600);
            }),
            Plot.one("later than was promised", DeliveryDelay, scene -> {
                scene.promisedWithin(Duration.ofHours(6));
                scene.isInTransit();
                scene.passesBetween(Duration.ofHours(6), Duration.ofHours(60));
            }),
            Plot.one("later than the carrier's later estimate", DeliveryDelay, scene -> {
                scene.promisedWithin(Duration.ofHours(4));
                scene.isInTransit();
                scene.parcel().isDelayedBy(Duration.ofHours(3));
                scene.passesBetween(Duration.ofHours(4), Duration.ofHours(24));
            }),
            Plot.one("no courier could leave it", CarrierIssue, scene -> says(scene, "attempt-failed")),
            Plot.one("a wrong address on the parcel", CarrierIssue, scene -> says(scene, "address-problem")),
            Plot.one("misrouted", CarrierIssue, scene -> says(scene, "misrouted")),
            Plot.one("damaged", CarrierIssue, scene -> says(scene, "damaged")),
            Plot.one("on its way back to the sender", CarrierIssue, scene -> says(scene, "returned")),
            Plot.one("a status that nobody has mapped", CarrierIssue, scene -> says(scene, "odd")),
            Plot.one("said to be delivered, and no door has opened", CarrierIssue, scene -> {
                scene.locker();
                scene.isOnItsWay();
                scene.parcel().is("delivered");
                scene.passesMinutes(11, 100);
            }),
            Plot.one("said to be delivered, which people trace already", CarrierIssue, scene -> {
                scene.locker();
                scene.isOnItsWay();
                scene.parcel().is("delivered");
                scene.passesMinutes(125, 600);
            }),
            Plot.one("delivered a minute ago, and not in the locker", CarrierIssue, scene -> {
                scene.locker();
                scene.isOnItsWay();
                scene.parcel().is("delivered");
                scene.passesMinutes(1, 8);
            }),
            Plot.one("in the locker, and the carrier does not know", CarrierIssue, scene -> {
                scene.isOnItsWay();
                scene.parcel().isDeposited();
                scene.passesMinutes(11, 100);
            }),
            Plot.one("put into the locker a minute ago, and not scanned", CarrierIssue, scene -> {
                scene.isOnItsWay();
                scene.parcel().isDeposited();
                scene.passesMinutes(1, 8);
            }),
            Plot.one("nobody has spoken of it for more than a week", CarrierIssue, scene -> {
                scene.promisedWithin(Duration.ofHours(6));
                scene.isInTransit();
                scene.passesBetween(Duration.ofDays(8), Duration.ofDays(10));
            }),
            Plot.one("a delivery that the carrier takes back", CarrierIssue, scene -> {
                scene.locker();
                scene.isInTransit();
                scene.parcel().is("delivered");
                scene.passesMinutes(1, 20);
                scene.parcel().is("attempt-failed");
                scene.passesMinutes(1, 100);
            }));

    private ParcelPlots() {}

    private static void says(Scene scene, String event) throws IOException, InterruptedException {
        scene.isInTransit();
        scene.parcel().is(event);
        scene.passesMinutes(1, 300);
    }
}
