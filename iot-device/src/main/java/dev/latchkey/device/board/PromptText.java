package dev.latchkey.device.board;

import dev.latchkey.device.board.Hardware.Language;
import dev.latchkey.device.cabinet.Prompt;
import java.util.Optional;

/// What the display says, in one line.
final class PromptText {

    private PromptText() {}

    static String of(Prompt prompt, Optional<Integer> compartment, Language language) {
        return switch (language) {
            case EN -> english(prompt, compartment.map(it -> "Door " + it).orElse("The door"));
            case DE -> german(prompt, compartment.map(it -> "Fach " + it).orElse("Das Fach"));
        };
    }

    private static String english(Prompt prompt, String door) {
        return switch (prompt) {
            case TAKE_PARCEL -> door + " opens: please take your parcel";
            case PUT_PARCEL -> door + " opens: please put the parcel in";
            case DOOR_OPENS -> door + " opens";
            case PLEASE_WAIT -> "Please wait";
            case CODE_REFUSED -> "This code is not valid";
            case CODE_EXPIRED -> "This code has expired";
            case LOCKED_OUT -> "Too many wrong codes: please scan your code, or try later";
            case TRY_AGAIN_LATER -> "Please try again in a few minutes";
            case DOOR_STUCK -> door + " is stuck: help is on its way";
            case USE_SCANNER -> "The keypad is out of order: please scan your code";
            case USE_KEYPAD -> "The scanner is out of order: please type your code";
            case OUT_OF_ORDER -> "Out of order: please call for help";
            case NO_ROOM -> "No compartment is free";
        };
    }

    private static String german(Prompt prompt, String door) {
        return switch (prompt) {
            case TAKE_PARCEL -> door + " öffnet sich: bitte Paket entnehmen";
            case PUT_PARCEL -> door + " öffnet sich: bitte Paket einlegen";
            case DOOR_OPENS -> door + " öffnet sich";
            case PLEASE_WAIT -> "Bitte warten";
            case CODE_REFUSED -> "Dieser Code ist nicht gültig";
            case CODE_EXPIRED -> "Dieser Code ist abgelaufen";
            case LOCKED_OUT -> "Zu viele falsche Codes: bitte Code scannen oder später versuchen";
            case TRY_AGAIN_LATER -> "Bitte in einigen Minuten erneut versuchen";
            case DOOR_STUCK -> door + " klemmt: Hilfe ist unterwegs";
            case USE_SCANNER -> "Tastatur außer Betrieb: bitte Code scannen";
            case USE_KEYPAD -> "Scanner außer Betrieb: bitte Code eintippen";
            case OUT_OF_ORDER -> "Außer Betrieb: bitte Hilfe rufen";
            case NO_ROOM -> "Kein Fach ist frei";
        };
    }
}
