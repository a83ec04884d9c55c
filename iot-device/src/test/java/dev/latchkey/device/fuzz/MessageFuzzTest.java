package dev.latchkey.device.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.BrokerTime;
import dev.latchkey.device.message.ClockRequest;
import dev.latchkey.device.message.Command;
import dev.latchkey.device.message.Decision;
import dev.latchkey.device.message.HealthReport;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.message.Validation;

/// What comes down to the locker, and what its own journal holds.
class MessageFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void commands(byte[] bytes) {
        refusedOrRead(bytes, Command::parse);
    }

    @FuzzTest(maxDuration = "2m")
    void decisions(byte[] bytes) {
        refusedOrRead(bytes, Decision::parse);
    }

    @FuzzTest(maxDuration = "2m")
    void times(byte[] bytes) {
        refusedOrRead(bytes, BrokerTime::parse);
    }

    @FuzzTest(maxDuration = "2m")
    void events(byte[] bytes) {
        refusedOrRead(bytes, LockerEvent::parse);
    }

    @FuzzTest(maxDuration = "2m")
    void otherMessagesUp(byte[] bytes) {
        refusedOrRead(bytes, Ack::parse);
        refusedOrRead(bytes, Validation::parse);
        refusedOrRead(bytes, ClockRequest::parse);
        refusedOrRead(bytes, HealthReport::parse);
    }

    private interface Parser {
        Object parse(byte[] bytes) throws MalformedMessage;
    }

    private static void refusedOrRead(byte[] bytes, Parser parser) {
        try {
            assertThat(parser.parse(bytes)).isNotNull();
        } catch (MalformedMessage refused) {
            assertThat(refused.field()).isNotNull();
        }
    }
}
