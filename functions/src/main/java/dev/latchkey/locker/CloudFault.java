package dev.latchkey.locker;

/// The faults that the cloud sees, and no locker.
public enum CloudFault {
    /// It has had no connection for too long.
    OFFLINE("offline", "major"),
    /// It has a connection, and has not reported its health for too long.
    SILENT("silent", "major"),
    /// More wrong codes are typed at its panel than people mistype.
    GUESSING("guessing", "critical"),
    /// Support wishes a parcel to lie in another compartment.
    RELOCATION("relocationAsked", "major");

    private final String code;
    private final String severity;

    CloudFault(String code, String severity) {
        this.code = code;
        this.severity = severity;
    }

    public String code() {
        return code;
    }

    public String severity() {
        return severity;
    }
}
