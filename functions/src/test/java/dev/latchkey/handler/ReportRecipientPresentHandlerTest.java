package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.fault.WakeFault;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportRecipientPresentHandlerTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final String token = cloud.pickupLinks()
            .link(
                    parcel.deliveryId(),
                    cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow())
            .token();
    private final ShowPickupHandler shown =
            new ShowPickupHandler(cloud.showPickup(), cloud.findJam(), cloud.helpLink(), new NoticeTexts());
    private final ReportRecipientPresentHandler handler =
            new ReportRecipientPresentHandler(cloud.showPickup(), cloud.reportRecipientPresent(), new NoticeTexts());

    @Test
    void thePageHasAButtonWhereTheDoorIsKnownToJam() {
        confirmedJam();

        assertThat(look().string("body"))
                .contains(
                        "Die Tür von Fach 7 klemmt",
                        "<form method=\"post\" action=\"" + token + "/trouble\">",
                        "Die Tür öffnet sich nicht",
                        "<svg");
    }

    @Test
    void thePageHasNoneWhereTheDoorWorksOrNobodyConfirmedThatItJams() {
        assertThat(look().string("body")).doesNotContain("<form");

        jam();

        assertThat(look().string("body")).doesNotContain("<form");
    }

    @Test
    void lookingAtThePageOpensNothing() {
        var jam = confirmedJam();

        look();

        assertThat(find(jam)).isEqualTo(jam);
    }

    @Test
    void theButtonWakesTheFaultsWorkflowAndSaysWhatHappensNow() {
        var jam = confirmedJam();
        cloud.waits.park(jam.faultId(), WakeFault.REPAIR, new TaskToken("waiting"));

        var page = press(token);

        assertThat(page.integer("statusCode")).isEqualTo(200);
        assertThat(page.string("body"))
                .contains("lang=\"de\"", "Wir entriegeln jetzt die Tür von Fach 7", "href=\"../" + token + "\"")
                .doesNotContain("Fach 7, bis");
        assertThat(find(jam).handling().present().orElseThrow().deliveryId()).isEqualTo(parcel.deliveryId());
        assertThat(cloud.workflows.completions()).hasSize(1);
    }

    @Test
    void pressedTwiceWithinHalfAMinuteItIsOnePress() {
        var jam = confirmedJam();
        press(token);
        var once = find(jam);
        cloud.clock.advance(Duration.ofMillis(20_500));

        var again = press(token);

        assertThat(again.integer("statusCode")).isEqualTo(429);
        assertThat(again.object("headers").string("retry-after")).isEqualTo("10");
        assertThat(again.string("body")).contains("Die Tür wird gerade entriegelt", "<form");
        assertThat(find(jam)).isEqualTo(once);
    }

    @Test
    void theAnswerIsKeptNowhereAndRunsNothing() {
        confirmedJam();

        var page = press(token);

        assertThat(page.object("headers").string("cache-control")).isEqualTo("no-store");
        assertThat(page.object("headers").string("content-security-policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("form-action 'self'")
                .doesNotContain("unsafe", "http");
        assertThat(page.string("body")).doesNotContain("<script", "<img", "<link", "style=\"", "onclick");
    }

    @Test
    void whoeverPressesWhereNothingJamsIsToldWhatToDo() {
        var page = press(token);

        assertThat(page.integer("statusCode")).isEqualTo(409);
        assertThat(page.string("body")).contains("noch einmal vor den Scanner").doesNotContain("<form");
    }

    @Test
    void whoeverPressesWhileTheLockerHasNoConnectionIsToldSo() {
        var jam = confirmedJam();
        cloud.lockers.noteDisconnected(LOCKER, new Word(1, cloud.clock.instant()));

        var page = press(token);

        assertThat(page.integer("statusCode")).isEqualTo(409);
        assertThat(page.string("body")).contains("keine Verbindung");
        assertThat(find(jam)).isEqualTo(jam);
    }

    @Test
    void aForgedLinkOpensNothing() {
        var jam = confirmedJam();

        for (var forged : List.of(token.replace(".1.", ".2."), token + "x", "", "a.b.c")) {
            var page = press(forged);

            assertThat(page.integer("statusCode")).isEqualTo(404);
            assertThat(page.string("body")).contains("lang=\"fr\"", "Ce lien");
        }
        assertThat(find(jam)).isEqualTo(jam);
    }

    @Test
    void aHeldDeliverysLinkOpensNothing() {
        var jam = confirmedJam();
        Household.changes(cloud, Household.STRANGE);

        assertThat(press(token).string("body")).contains("zurückgehalten");

        assertThat(find(jam)).isEqualTo(jam);
    }

    @Test
    void anOldCodesLinkOpensNothing() {
        var jam = confirmedJam();
        cloud.rotateCode().rotate(parcel.deliveryId());

        assertThat(press(token).integer("statusCode")).isEqualTo(410);

        assertThat(find(jam)).isEqualTo(jam);
    }

    private LockerFault confirmedJam() {
        return cloud.faults
                .note(LOCKER, jam().faultId(), handling -> handling.confirmed(cloud.clock.instant()))
                .orElseThrow();
    }

    private LockerFault jam() {
        return cloud.raiseFault()
                .raise(LOCKER, "doorDidNotOpen", "major", 7, cloud.clock.instant(), Map.of())
                .fault();
    }

    private LockerFault find(LockerFault fault) {
        return cloud.faults.find(LOCKER, fault.faultId()).orElseThrow();
    }

    private JsonObject look() {
        return Invocation.of(shown, event(token));
    }

    private JsonObject press(String link) {
        return Invocation.of(handler, event(link));
    }

    /// From a browser that speaks French.
    private static Map<String, Object> event(String link) {
        return Map.of("headers", Map.of("accept-language", "fr"), "pathParameters", Map.of("token", link));
    }
}
