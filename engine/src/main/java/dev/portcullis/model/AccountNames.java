package dev.portcullis.model;

import dev.portcullis.role.Principal;
import java.nio.charset.StandardCharsets;

/** Which names of accounts the systems behind them accept; roles that list others list nothing. */
final class AccountNames {
    private static final int LONGEST_UNIX_LOGIN = 32;
    private static final String NOT_IN_WINDOWS_LOGINS = "\"/\\[]:;|=,+*?<>";

    private AccountNames() {}

    static boolean accepts(Principal principal, String name) {
        return switch (principal) {
            case LOGINS -> isUnixLogin(name);
            case WINDOWS_DESKTOP_LOGINS -> isWindowsLogin(name);
            default -> true;
        };
    }

    private static boolean isUnixLogin(String name) {
        return !name.isEmpty()
                && !isTooLongForUnix(name)
                && name.charAt(0) != '-'
                && !hasCharacterForbiddenInUnixLogins(name);
    }

    /** The limit is one of bytes, of which a character takes one to three. */
    private static boolean isTooLongForUnix(String name) {
        return name.length() > LONGEST_UNIX_LOGIN
                || (name.length() > LONGEST_UNIX_LOGIN / 3
                        && name.getBytes(StandardCharsets.UTF_8).length > LONGEST_UNIX_LOGIN);
    }

    /** None of the forbidden ones is outside the characters of one unit. */
    private static boolean hasCharacterForbiddenInUnixLogins(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isForbiddenInUnixLogins(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForbiddenInUnixLogins(char unit) {
        return unit == ':'
                || unit == '/'
                || Character.isWhitespace(unit)
                || Character.isSpaceChar(unit)
                || Character.isISOControl(unit);
    }

    private static boolean isWindowsLogin(String name) {
        return name.chars().noneMatch(unit -> NOT_IN_WINDOWS_LOGINS.indexOf(unit) >= 0);
    }
}
