package dev.latchkey.local.iot;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One broker for all tests of the JVM, given to every test that asks for it. Tests keep apart by using lockers
/// of their own.
record RunningBroker(
        Path state, CertificateAuthority authority, Things things, Broker broker, VirtualClock clock, Work work)
        implements AutoCloseable {

    static RunningBroker start() throws IOException, GeneralSecurityException, InterruptedException {
        return start(LockerPolicy.POLICY);
    }

    static RunningBroker start(ThingPolicy policy) throws IOException, GeneralSecurityException, InterruptedException {
        var state = Files.createTempDirectory("latchkey-broker");
        var authority = CertificateAuthority.in(state);
        var work = new Work();
        var clock = new VirtualClock(Instant.parse("2026-11-23T09:00:00Z"), work);
        var broker = Broker.start(0, state.resolve("broker"), false, authority, policy, clock, work);
        return new RunningBroker(state, authority, new Things(authority, state), broker, clock, work);
    }

    /// A client with the locker's certificate and client id.
    Mqtt5AsyncClient locker(String lockerId) throws IOException, GeneralSecurityException {
        return client(lockerId, credentials(lockerId));
    }

    /// A client whose id need not be that of its certificate.
    ///
    /// @param credentials null for none
    Mqtt5AsyncClient client(String clientId, Credentials credentials) throws IOException, GeneralSecurityException {
        return Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost("localhost")
                .serverPort(broker.port())
                .sslConfig(tls(credentials))
                .buildAsync();
    }

    /// The same as [#locker] in MQTT 3.1.1.
    Mqtt3AsyncClient oldLocker(String lockerId) throws IOException, GeneralSecurityException {
        return Mqtt3Client.builder()
                .identifier(lockerId)
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .sslConfig(tls(credentials(lockerId)))
                .buildAsync();
    }

    Credentials credentials(String lockerId) throws IOException, GeneralSecurityException {
        var thing = things.register(lockerId);
        return new Credentials(Pem.readCertificate(thing.certificate()), Pem.readPrivateKey(thing.privateKey()));
    }

    /// The first message from now on that fits.
    CompletableFuture<Message> nextMessage(Predicate<Message> fits) {
        var next = new CompletableFuture<Message>();
        broker.onMessage(message -> {
            if (fits.test(message)) {
                next.complete(message);
            }
        });
        return next;
    }

    private MqttClientSslConfig tls(Credentials credentials) throws IOException, GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var trusted = emptyStore();
        trusted.setCertificateEntry("ca", Pem.readCertificate(authority.certificateFile()));
        trust.init(trusted);
        var builder = MqttClientSslConfig.builder().trustManagerFactory(trust);
        return credentials == null
                ? builder.build()
                : builder.keyManagerFactory(keys(credentials)).build();
    }

    private static KeyManagerFactory keys(Credentials credentials) throws IOException, GeneralSecurityException {
        var store = emptyStore();
        store.setKeyEntry("client", credentials.key(), new char[0], new Certificate[] {credentials.certificate()});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        return keys;
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    @Override
    public void close() throws IOException {
        broker.close();
        clock.close();
        try (Stream<Path> files = Files.walk(state)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Starts the broker for the first test that asks, and stops it after the last test of all.
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningBroker.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningBroker.class, type -> startUnchecked(), RunningBroker.class);
        }

        private static RunningBroker startUnchecked() {
            try {
                return start();
            } catch (IOException | GeneralSecurityException | InterruptedException cause) {
                throw new IllegalStateException("The broker for the tests did not start", cause);
            }
        }
    }
}
