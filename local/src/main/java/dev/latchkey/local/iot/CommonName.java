package dev.latchkey.local.iot;

import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// The CN of a certificate's subject.
final class CommonName {

    private CommonName() {}

    /// @return null where the subject has none
    static String of(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .findFirst()
                            .orElse(null);
        } catch (InvalidNameException impossible) {
            throw new IllegalStateException("A certificate's subject is no distinguished name", impossible);
        }
    }
}
