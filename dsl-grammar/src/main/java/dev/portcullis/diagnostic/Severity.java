package dev.portcullis.diagnostic;

/** How bad it is. */
public enum Severity {
    /** The policy is not accepted. */
    ERROR("error"),
    /** The policy is accepted; somebody should look. */
    WARNING("warning"),
    /** Good to know. */
    NOTE("note");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The word that is printed. */
    public String word() {
        return word;
    }
}
