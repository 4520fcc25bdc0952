package dev.portcullis.cli;

import dev.portcullis.server.operations.LogSettings;
import dev.portcullis.server.operations.ServerLog;

/** Which of the loggers on the class path is used; chosen before anything logs. */
final class Logging {
    private static final String PROVIDER = "slf4j.provider";

    private Logging() {}

    /** Commands speak for themselves, and a logger would only make them start later. */
    static void none() {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty(PROVIDER, "org.slf4j.nop.NOPServiceProvider");
    }

    /** Servers log to standard error; how is told anew once their configuration is known. */
    static void toStandardError() {
        System.setProperty(PROVIDER, "ch.qos.logback.classic.spi.LogbackServiceProvider");
        ServerLog.configure(LogSettings.DEFAULT);
    }
}
