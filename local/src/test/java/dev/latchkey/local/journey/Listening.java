package dev.latchkey.local.journey;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.latchkey.local.iot.Message;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/// Hears everything that this JVM says: standard output and error, both logging frameworks, and every message
/// that the broker takes.
final class Listening implements AutoCloseable {

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Message> messages = new ConcurrentLinkedQueue<>();
    private final Logback logback = new Logback();
    private final JavaLogging javaLogging = new JavaLogging();

    Listening() {
        System.setOut(new PrintStream(new Tee(realOut, out), true));
        System.setErr(new PrintStream(new Tee(realErr, err), true));
        logback.start();
        root().addAppender(logback);
        Logger.getLogger("").addHandler(javaLogging);
    }

    private static ch.qos.logback.classic.Logger root() {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    void heard(Message message) {
        messages.add(message);
    }

    String standardOutput() {
        return out.toString();
    }

    String standardError() {
        return err.toString();
    }

    List<String> logged() {
        return List.copyOf(logged);
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(javaLogging);
        root().detachAppender(logback);
        System.setErr(realErr);
        System.setOut(realOut);
    }

    private final class Logback extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getLoggerName() + " " + event.getFormattedMessage() + " "
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    }

    private final class JavaLogging extends Handler {

        @Override
        public void publish(LogRecord line) {
            logged.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
