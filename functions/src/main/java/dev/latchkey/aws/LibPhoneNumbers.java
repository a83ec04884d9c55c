package dev.latchkey.aws;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.PhoneLine;
import dev.latchkey.recipient.PhoneLine.Assigned;
import dev.latchkey.recipient.PhoneLine.Fault;
import dev.latchkey.recipient.PhoneLine.Impossible;
import dev.latchkey.recipient.PhoneLine.Kind;
import dev.latchkey.recipient.PhoneNumbers;

/// The numbering plans as Google's libphonenumber has them. The library and a country's plan are loaded with the
/// first number that asks for them, so that a function that sees none starts without.
public final class LibPhoneNumbers implements PhoneNumbers {

    @Override
    public PhoneLine find(String written, String country) {
        var plans = PhoneNumberUtil.getInstance();
        try {
            return find(plans, plans.parse(written, country));
        } catch (NumberParseException refused) {
            // Its message can quote the number; the fault does not.
            return new Impossible(
                    switch (refused.getErrorType()) {
                        case INVALID_COUNTRY_CODE -> Fault.NO_SUCH_CALLING_CODE;
                        case NOT_A_NUMBER -> Fault.NOT_A_NUMBER;
                        case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> Fault.TOO_SHORT;
                        case TOO_LONG -> Fault.TOO_LONG;
                    });
        }
    }

    private static PhoneLine find(PhoneNumberUtil plans, PhoneNumber number) {
        return plans.isValidNumber(number)
                ? new Assigned(
                        new Address(plans.format(number, PhoneNumberFormat.E164)), kind(plans.getNumberType(number)))
                : new Impossible(fault(plans, number));
    }

    private static Kind kind(PhoneNumberType type) {
        return switch (type) {
            case MOBILE -> Kind.MOBILE;
            case FIXED_LINE_OR_MOBILE -> Kind.FIXED_LINE_OR_MOBILE;
            case FIXED_LINE -> Kind.FIXED_LINE;
            case PREMIUM_RATE -> Kind.PREMIUM_RATE;
            case TOLL_FREE, SHARED_COST, VOIP, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL, UNKNOWN -> Kind.OTHER;
        };
    }

    /// Lengths are judged as those of a mobile number: fixed lines can have almost any.
    private static Fault fault(PhoneNumberUtil plans, PhoneNumber number) {
        return switch (plans.isPossibleNumberForTypeWithReason(number, PhoneNumberType.MOBILE)) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> Fault.TOO_SHORT;
            case TOO_LONG -> Fault.TOO_LONG;
            case INVALID_COUNTRY_CODE -> Fault.NO_SUCH_CALLING_CODE;
            case IS_POSSIBLE, INVALID_LENGTH -> Fault.UNASSIGNED;
        };
    }
}
