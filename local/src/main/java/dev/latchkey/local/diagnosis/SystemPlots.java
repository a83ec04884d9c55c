package dev.latchkey.local.diagnosis;

import static dev.latchkey.diagnosis.Cause.SystemError;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A part of ours, or of AWS, does not do its work, or something stored is lost.
final class SystemPlots {

    static final List<Plot> ALL = List.of(
            Plot.one("no code can be made", SystemError, scene -> {
                scene.breaks("IssueCodeFunction");
                scene.arrives();
                scene.passesMinutes(3, 25);
            }),
            Plot.one("the code's record is lost", SystemError, scene -> {
                scene.isReady();
                losesCode(scene);
            }),
            Plot.one("the code's grant is lost", SystemError, scene -> {
                scene.isReady();
                losesGrant(scene);
            }),
            Plot.one("the workflow was stopped on the way", SystemError, scene -> {
                scene.isOnItsWay();
                stops(scene, "deliver-parcel", "deliver-");
                scene.passesMinutes(3, 12);
            }),
            Plot.one("the workflow was stopped while the parcel waits", SystemError, scene -> {
                scene.arrives();
                stops(scene, "deliver-parcel", "deliver-");
                stops(scene, "await-pickup", "pickup-");
                scene.passesMinutes(3, 12);
            }),
            Plot.one("the message was stopped before it was sent", SystemError, scene -> {
                scene.breaks("PlanNoticeFunction");
                scene.arrives();
                scene.town()
                        .aws()
                        .stops("notify-recipient", "notify-" + scene.parcel().deliveryId() + "-code");
                scene.repairsFunctions();
                scene.passesMinutes(3, 12);
            }),
            Plot.one("no message can be planned", SystemError, scene -> {
                scene.breaks("PlanNoticeFunction");
                scene.arrives();
                scene.passesMinutes(4, 25);
            }),
            Plot.one("no message can be sent", SystemError, scene -> {
                scene.breaks("SendMessageFunction");
                scene.arrives();
                scene.passesMinutes(4, 25);
            }),
            Plot.one("the contact cannot be read", SystemError, scene -> {
                scene.isOnItsWay();
                spoilsContact(scene);
                scene.isPlaced();
                scene.passesMinutes(1, 10);
            }),
            Plot.one("the contact is lost", SystemError, scene -> {
                scene.isOnItsWay();
                losesContact(scene);
                scene.isPlaced();
                scene.passesMinutes(1, 10);
            }),
            Plot.one("every provider is down", SystemError, scene -> {
                scene.allBehave("down");
                scene.arrives();
                scene.passesMinutes(3, 20);
            }),
            Plot.one("every provider wants fewer messages", SystemError, scene -> {
                scene.allBehave("throttled");
                scene.arrives();
                scene.passesMinutes(3, 20);
            }),
            Plot.one("the delivery's record cannot be read", SystemError, scene -> {
                scene.isReady();
                scene.town()
                        .aws()
                        .spoils(
                                "DeliveriesTable",
                                AwsDoor.key("deliveryId", scene.parcel().deliveryId(), "delivery"),
                                "registeredAt",
                                AttributeValue.fromS("nonsense"));
            }));

    private SystemPlots() {}

    static void losesCode(Scene scene) throws IOException, InterruptedException {
        scene.town()
                .aws()
                .loses(
                        "DeliveriesTable",
                        AwsDoor.key("deliveryId", scene.parcel().deliveryId(), "code"));
    }

    private static void losesGrant(Scene scene) throws IOException, InterruptedException {
        var parcel = scene.parcel();
        scene.town()
                .aws()
                .loses("LockersTable", AwsDoor.key("lockerId", parcel.lockerId(), "grant#" + parcel.deliveryId()));
    }

    static void losesContact(Scene scene) {
        scene.town().aws().loses("RecipientsTable", contact(scene));
    }

    static void spoilsContact(Scene scene) {
        scene.town()
                .aws()
                .spoils(
                        "RecipientsTable",
                        contact(scene),
                        "channels[0].address",
                        AttributeValue.fromS("\u0000nonsense"));
    }

    private static Map<String, AttributeValue> contact(Scene scene) {
        return AwsDoor.key("recipientId", scene.parcel().recipient().recipientId(), "contact");
    }

    /// Whoever stops several begins with the one that started the others: it would open a case of their end.
    static void stops(Scene scene, String machine, String prefix) throws IOException, InterruptedException {
        scene.town().aws().stops(machine, prefix + scene.parcel().deliveryId());
    }
}
