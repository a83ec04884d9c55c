package dev.latchkey.shipment;

import java.util.Locale;

/// Whoever signed a request, as IAM names them: a user, or a session of a role.
///
/// One person has as many principals as roles to assume, so where two people are needed, persons are compared. Who the
/// person is, a role's session says by its name alone; `docs/support.md` has what binds that name.
///
/// @param arn such as `arn:aws:iam::123456789012:user/noor`, or
///     `arn:aws:sts::123456789012:assumed-role/Approver/noor`
public record Principal(String arn) {

    /// The name of the session or of the user, which is the last part of either ARN. Names that differ in case alone
    /// are one user's to IAM, and so to us.
    public String person() {
        return arn.substring(arn.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    public boolean isSamePersonAs(Principal other) {
        return person().equals(other.person());
    }
}
