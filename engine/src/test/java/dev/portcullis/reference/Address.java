package dev.portcullis.reference;

/** An e-mail address, alone or after a display name in angle brackets. */
final class Address {
    private Address() {}

    /** The part before the at sign. */
    static String local(String text) throws EvaluationException {
        String address = text.strip();
        if (address.endsWith(">") && address.contains("<")) {
            address = address.substring(address.indexOf('<') + 1, address.length() - 1);
        }
        int at = address.indexOf('@');
        boolean plain = address.codePoints().noneMatch(code -> code <= ' ' || "<>(),;:\\\"[]".indexOf(code) >= 0);
        if (at <= 0 || at == address.length() - 1 || at != address.lastIndexOf('@') || !plain) {
            throw new EvaluationException("no address: " + text);
        }
        return address.substring(0, at);
    }
}
