package dev.latchkey.device.cabinet;

/// What the display tells the person in front of it; the cabinet words it in their language.
public enum Prompt {
    /// The door of the compartment is open: take the parcel out.
    TAKE_PARCEL,
    /// The door of the compartment is about to open: put the parcel in.
    PUT_PARCEL,
    /// The door of the compartment opens for service.
    DOOR_OPENS,
    /// The code is being checked.
    PLEASE_WAIT,
    CODE_REFUSED,
    CODE_EXPIRED,
    /// Too many wrong codes: try again later.
    LOCKED_OUT,
    /// The cloud cannot be asked about this code now.
    TRY_AGAIN_LATER,
    /// The door of the compartment is stuck; help is on its way.
    DOOR_STUCK,
    /// The keypad does not work: hold the code before the scanner.
    USE_SCANNER,
    /// The scanner does not work: type the code.
    USE_KEYPAD,
    /// Neither keypad nor scanner works: call for help.
    OUT_OF_ORDER,
    /// No compartment is free, or not the one asked for.
    NO_ROOM
}
