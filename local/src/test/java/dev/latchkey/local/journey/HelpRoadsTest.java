package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// A recipient who has no code, and a link.
@ExtendWith(Shared.VirtualTime.class)
class HelpRoadsTest {

    private final Outside outside;

    HelpRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void getsTheSameCodeOnAnotherChannelByTheLinkInAMessage() {
        var parcel = outside.parcel().hasArrived();
        outside.settles();
        var code = parcel.phone().code();
        var help = parcel.phone().helpPage();

        outside.web().page(help);
        outside.settles();
        assertThat(parcel.phone().channels()).containsExactly("PUSH");
        outside.web().submits(help);
        outside.settles();
        var page = outside.web().submits(help);

        assertThat(page.html()).contains("We have sent you the same code").doesNotContain(code, "<form");
        assertThat(parcel.phone().channels()).containsExactly("PUSH", "SMS");
        assertThat(parcel.phone().codes()).containsExactly(code);
        assertThat(requests(parcel)).isEqualTo(1);
    }

    @Test
    void readsThatTheCodeComesWithTheParcelByTheLinkOnItsShopsPage() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        parcel.is("in-transit");
        outside.settles();
        var help = shopsHelpPage(parcel);

        outside.web().submits(help);
        outside.settles();

        assertThat(outside.web().submits(help).html()).contains("the pickup code comes with it");
        assertThat(parcel.phone().codes()).isEmpty();
    }

    @Test
    void sendsNobodyAnywhereByALinkThatCanBePassedOn() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        parcel.is("misrouted");
        outside.settles();
        var help = shopsHelpPage(parcel);

        outside.web().submits(help);
        outside.settles();

        assertThat(outside.web().submits(help).html()).contains("Our people have taken it up");
        assertThat(parcel.cases()).containsExactly("HelpAsked");
    }

    @Test
    void anotherParcelsLinkOrAForgedOneShowsNothing() {
        var parcel = outside.parcel().hasArrived();
        var other = outside.parcel().hasArrived();
        outside.settles();
        var help = parcel.phone().helpPage();
        var forged = help.replace(parcel.deliveryId(), other.deliveryId());

        var page = outside.web().submits(forged);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.html()).contains("not valid");
        assertThat(requests(other)).isZero();
    }

    @Test
    void ofARecordThatCannotBeReadThePageSaysThatPeopleHaveItAndAWebhookIsSentAgain() {
        var parcel = outside.parcel().hasArrived();
        outside.settles();
        var deliveryId = parcel.deliveryId();
        var help = parcel.phone().helpPage();
        var promisedAt = promises(deliveryId, "tomorrow");

        var page = outside.web().submits(help);
        var refused = parcel.is("cancelled");

        assertThat(page.html()).contains("Our people have it now");
        assertThat(outside.cloud().cases(deliveryId)).containsExactly("DeliveryUnreadable");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(error(deliveryId)).isEqualTo("Delivery " + deliveryId + " cannot be read: its attribute promisedAt");

        promises(deliveryId, promisedAt);
        assertThat(parcel.is("cancelled").status()).isEqualTo(202);
        assertThat(parcel.status()).isEqualTo("Cancelled");
    }

    /// @return what stood there before
    private String promises(String deliveryId, String when) {
        return outside.cloud()
                .dynamoDb()
                .updateItem(request -> request.tableName(Cloud.DELIVERIES)
                        .key(Map.of(
                                "deliveryId", AttributeValue.fromS(deliveryId),
                                "item", AttributeValue.fromS("delivery")))
                        .updateExpression("SET promisedAt = :at")
                        .expressionAttributeValues(Map.of(":at", AttributeValue.fromS(when)))
                        .returnValues(ReturnValue.UPDATED_OLD))
                .attributes()
                .get("promisedAt")
                .s();
    }

    private String error(String deliveryId) {
        return outside.cloud()
                .items(Cloud.DELIVERIES, "deliveryId", deliveryId, "case#")
                .getFirst()
                .get("error")
                .s();
    }

    private static String shopsHelpPage(Parcel parcel) {
        var link = parcel.known().text("helpLink");
        return link.substring(link.indexOf("/help/"));
    }

    private long requests(Parcel parcel) {
        return outside.cloud()
                .executions()
                .filter(execution -> execution.name().startsWith("resend-help-" + parcel.deliveryId()))
                .count();
    }
}
