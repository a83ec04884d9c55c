package dev.latchkey.local.iot;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The authority that the local broker and its lockers trust. Its certificate lies in `ca.pem`, its private key
/// (mode 600) beside it in `ca.key`.
///
/// Certificates are valid from 2020 to the end of 2049, as those that AWS IoT issues end then: a certificate is
/// checked against the machine's time, never against the local system's clock, which may be virtual.
public final class CertificateAuthority {

    private static final Date VALID_FROM = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final Date VALID_UNTIL = Date.from(Instant.parse("2049-12-31T23:59:59Z"));
    private static final String SIGNATURE = "SHA256withECDSA";

    private final Path certificateFile;
    private final Credentials own;
    private final SecureRandom random;

    private CertificateAuthority(Path certificateFile, Credentials own, SecureRandom random) {
        this.certificateFile = certificateFile;
        this.own = own;
        this.random = random;
    }

    /// Opens the authority of a directory, creating directory and authority where there is none.
    ///
    /// @throws IOException when the files cannot be read or written, or one of the two is missing
    public static CertificateAuthority in(Path directory) throws IOException, GeneralSecurityException {
        var certificateFile = directory.resolve("ca.pem");
        var keyFile = directory.resolve("ca.key");
        var random = new SecureRandom();
        if (!Files.exists(certificateFile)) {
            Files.createDirectories(directory);
            var created = create(random);
            Pem.writePrivateKey(keyFile, created.key());
            Pem.writeCertificate(certificateFile, created.certificate());
        }
        var own = new Credentials(Pem.readCertificate(certificateFile), Pem.readPrivateKey(keyFile));
        return new CertificateAuthority(certificateFile, own, random);
    }

    private static Credentials create(SecureRandom random) throws IOException, GeneralSecurityException {
        var keys = keys(random);
        var name = new X500Principal("CN=Latchkey local CA");
        var builder = builder(name, name, keys.getPublic(), random)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        return sign(builder, keys, keys);
    }

    /// The file with the authority's certificate, for clients.
    public Path certificateFile() {
        return certificateFile;
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    /// New credentials for a server on this machine: `localhost` and `127.0.0.1`.
    public Credentials issueServer() throws IOException, GeneralSecurityException {
        var names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
        var keys = keys(random);
        var builder = leaf("localhost", keys, KeyPurposeId.id_kp_serverAuth)
                .addExtension(Extension.subjectAlternativeName, false, names);
        return sign(builder, keys, new KeyPair(own.certificate().getPublicKey(), own.key()));
    }

    /// New credentials for a client.
    ///
    /// @param commonName the certificate's CN: the thing's name
    public Credentials issueClient(String commonName) throws IOException, GeneralSecurityException {
        var keys = keys(random);
        var builder = leaf(commonName, keys, KeyPurposeId.id_kp_clientAuth);
        return sign(builder, keys, new KeyPair(own.certificate().getPublicKey(), own.key()));
    }

    /// Whether this authority signed the certificate.
    public boolean issued(X509Certificate certificate) {
        try {
            certificate.verify(own.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException notOurs) {
            return false;
        }
    }

    private JcaX509v3CertificateBuilder leaf(String commonName, KeyPair keys, KeyPurposeId purpose)
            throws IOException, GeneralSecurityException {
        var builder = builder(
                own.certificate().getSubjectX500Principal(),
                new X500Principal("CN=" + commonName),
                keys.getPublic(),
                random);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(own.certificate()));
        return builder;
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key, SecureRandom random) {
        var serial = new BigInteger(159, random).setBit(0);
        return new JcaX509v3CertificateBuilder(issuer, serial, VALID_FROM, VALID_UNTIL, subject, key);
    }

    private static Credentials sign(X509v3CertificateBuilder builder, KeyPair subject, KeyPair issuer)
            throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder(SIGNATURE).build(issuer.getPrivate());
            var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new Credentials(certificate, subject.getPrivate());
        } catch (OperatorCreationException cause) {
            throw new GeneralSecurityException("Cannot sign a certificate", cause);
        }
    }

    private static KeyPair keys(SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }
}
