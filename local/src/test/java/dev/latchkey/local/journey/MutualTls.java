package dev.latchkey.local.journey;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/// Mutual TLS from the PEM files that the local system hands out.
final class MutualTls {

    private MutualTls() {}

    /// @param authority `ca.pem`
    /// @param locker the folder with `certificate.pem` and `private.pem`
    static MqttClientSslConfig of(Path authority, Path locker) {
        try {
            return MqttClientSslConfig.builder()
                    .trustManagerFactory(trust(authority))
                    .keyManagerFactory(keys(locker))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// Knows the broker and cannot say who it is itself.
    static MqttClientSslConfig withoutCertificate(Path authority) {
        try {
            return MqttClientSslConfig.builder()
                    .trustManagerFactory(trust(authority))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static TrustManagerFactory trust(Path authority) throws IOException, GeneralSecurityException {
        var store = emptyStore();
        store.setCertificateEntry("ca", certificate(authority));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private static KeyManagerFactory keys(Path locker) throws IOException, GeneralSecurityException {
        var store = emptyStore();
        var pem = Files.readString(locker.resolve("private.pem")).replaceAll("-----[^-]+-----|\\s", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        store.setKeyEntry(
                "client", key, new char[0], new Certificate[] {certificate(locker.resolve("certificate.pem"))});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        return keys;
    }

    private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
