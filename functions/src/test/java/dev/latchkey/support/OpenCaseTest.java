package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.NoSuchDelivery;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class OpenCaseTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().confirmedAt(cloud);

    @Test
    void namesTheFailingPart() {
        var caseId = open("SystemFault", "Issue Code");

        assertThat(caseId).isEqualTo("systemfault-issue-code");
        assertThat(cloud.cases.of(parcel.deliveryId())).singleElement().satisfies(opened -> {
            assertThat(opened.failedPart()).isEqualTo("Issue Code");
            assertThat(opened.error()).isEqualTo("java.lang.IllegalStateException");
        });
        assertThat(cloud.deliveries.timeline(parcel.deliveryId()).getLast().type())
                .isEqualTo("CaseOpened");
    }

    @Test
    void openingTheSameCaseAgainChangesNothing() {
        open("SystemFault", "Issue Code");
        cloud.clock.advance(Duration.ofMinutes(5));

        open("SystemFault", "Issue Code");

        assertThat(cloud.cases.of(parcel.deliveryId()))
                .singleElement()
                .extracting(Case::openedAt)
                .isEqualTo(InMemoryCloud.START);
        assertThat(Collections.frequency(cloud.timeline(parcel.deliveryId()), "CaseOpened"))
                .isEqualTo(1);
    }

    @Test
    void anotherFaultOpensAnotherCase() {
        open("SystemFault", "Issue Code");
        open("RecipientUnreachable", "notice code");

        assertThat(cloud.cases.of(parcel.deliveryId())).hasSize(2);
    }

    @Test
    void aDeliveryThatDoesNotExistHasNoCases() {
        assertThatExceptionOfType(NoSuchDelivery.class)
                .isThrownBy(() -> cloud.openCase().open("d-nothing", "SystemFault", "Issue Code", "x"));

        assertThat(cloud.cases.of("d-nothing")).isEmpty();
    }

    private String open(String reason, String failedPart) {
        return cloud.openCase().open(parcel.deliveryId(), reason, failedPart, "java.lang.IllegalStateException");
    }
}
