package dev.portcullis.syntax;

/** The languages that share the grammar and the tree. What their names mean stands in a table of its own each. */
public enum Dialect {
    /** Teleport's {@code where} of a role's rules. */
    WHERE("`where` expressions"),
    /** Teleport's label expressions. */
    LABELS("label expressions"),
    /** What stands between the braces of a template. */
    TEMPLATE("templates"),
    /** Portcullis' own rules and lock expressions. */
    RULES("rules");

    private final String title;

    Dialect(String title) {
        this.title = title;
    }

    /** What messages call the texts of this dialect. */
    public String title() {
        return title;
    }
}
