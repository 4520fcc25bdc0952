package dev.portcullis.cluster;

/** What a policy that denies now does to a session that it allowed before. */
public enum OnPolicyChange {
    CONTINUE,
    TERMINATE
}
