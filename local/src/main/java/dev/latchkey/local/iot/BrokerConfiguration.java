package dev.latchkey.local.iot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.HexFormat;

/// Writes the broker's configuration, and the key stores that it reads, into a folder that only its owner can
/// read.
final class BrokerConfiguration {

    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <hivemq>
              <listeners>
                <tls-tcp-listener>
                  <port>%1$d</port>
                  <bind-address>127.0.0.1</bind-address>
                  <tls>
                    <protocols>
                      <protocol>TLSv1.3</protocol>
                      <protocol>TLSv1.2</protocol>
                    </protocols>
                    <client-authentication-mode>REQUIRED</client-authentication-mode>
                    <keystore>
                      <path>%2$s</path>
                      <password>%4$s</password>
                      <private-key-password>%4$s</private-key-password>
                    </keystore>
                    <truststore>
                      <path>%3$s</path>
                      <password>%4$s</password>
                    </truststore>
                  </tls>
                </tls-tcp-listener>
              </listeners>
              <mqtt>
                <quality-of-service><max-qos>1</max-qos></quality-of-service>
                <session-expiry><max-interval>3600</max-interval></session-expiry>
              </mqtt>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
              <persistence><mode>%5$s</mode></persistence>
            </hivemq>
            """;

    private final Path folder;
    private final String password;

    private BrokerConfiguration(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /// @param folder is created where it is missing
    static void write(Path folder, int port, boolean keep, CertificateAuthority authority)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var password = new byte[16];
        new SecureRandom().nextBytes(password);
        new BrokerConfiguration(folder, HexFormat.of().formatHex(password)).write(port, keep, authority);
    }

    private void write(int port, boolean keep, CertificateAuthority authority)
            throws IOException, GeneralSecurityException {
        var server = authority.issueServer();
        var keys = newStore();
        keys.setKeyEntry("server", server.key(), password.toCharArray(), new Certificate[] {
            server.certificate(), authority.certificate()
        });
        var trust = newStore();
        trust.setCertificateEntry("authority", authority.certificate());
        var settings = SETTINGS.formatted(
                port, store("server.p12", keys), store("authority.p12", trust), password, keep ? "file" : "in-memory");
        Files.writeString(folder.resolve("config.xml"), settings);
    }

    private static KeyStore newStore() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /// Writes a key store and returns its path as XML text.
    private String store(String name, KeyStore store) throws IOException, GeneralSecurityException {
        var file = folder.resolve(name).toAbsolutePath();
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file.toString().replace("&", "&amp;").replace("<", "&lt;");
    }
}
