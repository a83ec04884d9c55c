package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
