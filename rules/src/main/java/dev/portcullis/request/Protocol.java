package dev.portcullis.request;

/** How a request arrives; it decides which locks can stop it. */
public enum Protocol {
    SSH("ssh"),
    APP("app"),
    DB("db"),
    KUBE("kube"),
    DESKTOP("desktop"),
    AUTH_API("auth_api"),
    /** A protocol that only the gateway knows. */
    OTHER("other");

    private final String word;

    Protocol(String word) {
        this.word = word;
    }

    /** The word of the case format. */
    public String word() {
        return word;
    }
}
