package dev.portcullis.cluster;

/** What a credential means that names a role which does not exist. */
public enum OnUnknownRole {
    /** The role grants nothing; the decision carries a warning. */
    WARN,
    /** Nothing is granted at all. */
    DENY
}
